import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { checkFile } from '#src/evidence/file-checks.ts';
import { EVIDENCE_KINDS } from '#src/evidence/kinds.ts';
import { keepFile } from '#src/evidence/store/evidence-files.ts';
import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { stepOf } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { caseTouched } from './case-touched.ts';
import { holdCaseFor } from './deal-with-case.ts';

/** 收材料的办公桌 — reads what was uploaded in a process apart, or, in tests, here. */
export interface EvidenceDesk extends CaseDesk {
  readonly readEvidence: ReadEvidence;
}

/** One file as it came: `declared` is what the browser says it is. */
export interface Upload {
  readonly kind: string;
  readonly name: string;
  readonly declared: string;
  readonly bytes: Buffer;
}

export type AttachOutcome =
  | { readonly id: string; readonly revision: number }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/** So many documents on one case, so many uploads of one person on one day (security 1.I, I11). */
const MOST_ON_CASE = 60;
const MOST_A_DAY = 500;

/**
 * 添附材料 — takes a file as evidence of a case: by its content, upright and bare of what it told beside the picture, kept once.
 * On a step outside this deployment it is that step's proof. Nothing of a file that is refused is kept.
 */
export async function attachEvidence(
  desk: EvidenceDesk,
  actor: Actor,
  caseId: string,
  { kind, name, declared, bytes }: Upload,
): Promise<AttachOutcome> {
  if (!Object.hasOwn(EVIDENCE_KINDS, kind)) return no('kind', '没有这种佐证材料，请刷新后再传');
  const checked = checkFile(bytes, { name, declared });
  if ('refused' in checked) return no(checked.refused, `“${starred(name)}”没有收：${checked.message}`);
  const before = await desk.db.transaction().execute((work) => whyNot(desk, work, actor, caseId));
  if (before !== undefined) return before;
  const reading = await desk.readEvidence(bytes, checked.type);
  if ('refused' in reading) return no(reading.refused, `“${starred(name)}”没有收：${reading.message}`);
  return desk.db.transaction().execute(async (work) => {
    const kept = await keepFile(desk, work, actor, reading);
    return attachKept(desk, work, actor, caseId, { kind, name, file: kept });
  });
}

/** The same of a file that is kept already, within a transaction of the caller's. */
export async function attachKept(
  desk: CaseDesk,
  work: Work,
  actor: Actor,
  caseId: string,
  { kind, name, file: kept }: { readonly kind: string; readonly name: string; readonly file: string },
): Promise<AttachOutcome> {
  const held = await holdCaseFor(desk, work, actor, caseId, 'attach');
  if (held.is === 'not-found') return 'missing';
  if (held.is === 'refused') return { objections: held.objections };
  const { file, dossier } = held.hand;
  const id = randomUUID();
  if (held.hand.evidence.some((each) => each.file === kept && each.kind === kind)) {
    return no('twice', `“${starred(name)}”已经传过了，不用再传`);
  }
  await work
    .insertInto('case_evidence')
    .values({
      ...{ county: file.county, case_id: caseId, id, kind, file: kept, name: starred(name) },
      ...{ step_id: stepOf(dossier)?.id ?? null, added_at: desk.clock.now(), added_by: actor.person },
    })
    .execute();
  const revision = await caseTouched(desk, work, file, { event: 'attached', by: actor, text: titleOf(kind) });
  const subjectUnit = file.parties[file.procedure.applicant];
  const deed = { action: 'case.attach', subjectKind: 'case', subject: caseId, subjectUnit, detail: { kind } } as const;
  await audit(work, actor, deed, desk.clock.now());
  return { id, revision: revision ?? file.revision };
}

/** 撤下材料 — it is no longer part of the application, and stays where it was for whoever asks later. */
export function detachEvidence(desk: CaseDesk, actor: Actor, caseId: string, id: string): Promise<AttachOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const held = await holdCaseFor(desk, work, actor, caseId, 'attach');
    if (held.is === 'not-found') return 'missing';
    if (held.is === 'refused') return { objections: held.objections };
    const { file, dossier } = held.hand;
    const { rows } = await sql<{ kind: string }>`
      update case_evidence set removed_at = ${desk.clock.now()}
      where county = ${file.county} and case_id = ${caseId}::uuid and id = ${id}::uuid and removed_at is null
        and step_id is not distinct from ${stepOf(dossier)?.id ?? null}
      returning kind`.execute(work);
    const [gone] = rows;
    if (gone === undefined) return 'missing';
    const revision = await caseTouched(desk, work, file, { event: 'detached', by: actor, text: titleOf(gone.kind) });
    const subjectUnit = file.parties[file.procedure.applicant];
    const deed = { action: 'case.detach', subjectKind: 'case', subject: caseId, subjectUnit, detail: gone } as const;
    await audit(work, actor, deed, desk.clock.now());
    return { id, revision: revision ?? file.revision };
  });
}

/** Asked before a file is decoded: who may not attach, or attached too much, makes the server work for nothing. */
async function whyNot(desk: CaseDesk, work: Work, actor: Actor, caseId: string): Promise<AttachOutcome | undefined> {
  const held = await holdCaseFor(desk, work, actor, caseId, 'attach');
  if (held.is === 'not-found') return 'missing';
  if (held.is === 'refused') return { objections: held.objections };
  if (held.hand.evidence.length >= MOST_ON_CASE)
    return no('too-many', `一件业务最多 ${MOST_ON_CASE} 份材料，请先撤下不用的`);
  const { rows } = await sql<{ today: number }>`
    select count(*)::integer as today from case_evidence
    where county = ${actor.county} and added_by = ${actor.person}::uuid and added_at > ${dayBefore(desk.clock.now())}`.execute(
    work,
  );
  if ((rows[0]?.today ?? 0) < MOST_A_DAY) return undefined;
  return no('quota', `一天最多上传 ${MOST_A_DAY} 份材料，请明天再传，或请县局协助`);
}

function dayBefore(now: Date): Date {
  return new Date(now.getTime() - 24 * 3_600_000);
}

function titleOf(kind: string): string {
  const kinds: Readonly<Record<string, { readonly title: string }>> = EVIDENCE_KINDS;
  return kinds[kind]?.title ?? kind;
}

/** A name as it is kept: scans are often called by the number they show. */
function starred(name: string): string {
  return name.replace(/\d{6,}[\dXx]*/g, '****').slice(-80);
}

function no(code: string, message: string): { readonly objections: readonly Objection[] } {
  return { objections: [{ code, message, field: 'file' }] };
}
