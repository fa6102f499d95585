import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { readCaseFile } from '#src/cases/store/case-file.ts';
import { caseTouched } from '#src/cases/store/case-touched.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { alternativesOf } from '#src/workflow/application.ts';
import type { HeldPathway } from './held-pathway.ts';
import type { PathwayDesk } from './pathway-desk.ts';

/** 核实材料 — the screenshot of the look-up, and what the notice asks for of a child without a number (附件 2). */
export const PATHWAY_PROOFS = ['national-lookup', 'enrolment-certificate', 'guardian-identity'] as const;

export type PathwayProofKind = (typeof PATHWAY_PROOFS)[number];

/** One document, as it was put in. */
interface PathwayProof {
  readonly id: string;
  readonly kind: string;
  readonly file: string;
  readonly name: string;
}

/** The documents of a child, the oldest first. For whoever holds the child. */
export async function proofsOf(db: Database | Work, county: string, student: string): Promise<readonly PathwayProof[]> {
  const rows = await db
    .selectFrom('number_pathway_proofs')
    .select(['id', 'kind', 'file', 'name'])
    .where('county', '=', county)
    .where('student', '=', student)
    .orderBy('added_at')
    .orderBy('id')
    .execute();
  return rows;
}

/** Was a screenshot put in since the household was looked at? An older one shows another number, or none. */
export async function hasLookUpProof(work: Database | Work, { record: { county, id } }: HeldPathway): Promise<boolean> {
  const { rows } = await sql<{ proven: boolean }>`
    select exists (
      select 1 from number_pathway_proofs as proof
      where proof.county = ${county} and proof.student = ${id}::uuid and proof.kind = 'national-lookup'
        and proof.added_at > coalesce((select max(at) from number_pathway_events as event
          where event.county = ${county} and event.student = ${id}::uuid and event.event = 'check'), 'infinity')
    ) as proven`.execute(work);
  return rows[0]?.proven ?? false;
}

/** 随件带上 — what the pathway has of the papers that a new case must show, put on it. */
export async function carryProofs(
  desk: PathwayDesk,
  work: Work,
  actor: Actor,
  student: string,
  caseId: string,
): Promise<void> {
  const { county } = actor;
  const file = await readCaseFile(work, desk.seal, county, caseId);
  if (file === undefined) throw new Error('a case that was just opened is not there');
  const wanted = new Set<string>(
    file.procedure.proofs(file.contents.answers, undefined).flatMap((proof) => alternativesOf(proof)),
  );
  const latest = new Map((await proofsOf(work, county, student)).map((proof) => [proof.kind, proof]));
  const carried = [...latest.values()].filter(({ kind }) => wanted.has(kind));
  if (carried.length === 0) return;
  await work
    .insertInto('case_evidence')
    .values(
      carried.map(({ kind, file: content, name }) => ({
        ...{ county, case_id: caseId, id: randomUUID(), kind, file: content, name },
        ...{ step_id: null, added_at: desk.clock.now(), added_by: actor.person },
      })),
    )
    .execute();
  await caseTouched(desk, work, file, {
    event: 'attached',
    by: actor,
    text: carried.map(({ name }) => name).join('、'),
  });
}
