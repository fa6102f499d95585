import { sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import { keepProof, type PathwayUpload, type ProofAttached } from '#src/pathway/store/attach-proof.ts';
import type { PathwayDesk } from '#src/pathway/store/pathway-desk.ts';
import { proofsShown } from '#src/pathway/store/proofs-shown.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { codeOf } from '#src/registry/codes.ts';
import type { Cells } from '#src/registry/record.ts';
import { findRecord } from '#src/registry/store/find-record.ts';
import { openRecords } from '#src/registry/store/open-records.ts';

/** 证明材料 — what the notice asks for of a child with another document or without a number (附件 2). */
export const PAPERS = ['enrolment-certificate', 'guardian-identity'] as const;

export type PaperKind = (typeof PAPERS)[number];

const IDENTITY_CARD = '1';

/** 其他证件类型、无居民身份证件号 — whose papers are asked for. */
export function needsPapers(cells: Cells): boolean {
  const type = codeOf('idType', cells.idType ?? '');
  return (cells.idNumber ?? '').trim() === '' || (type !== undefined && type !== IDENTITY_CARD);
}

/** Of each child whose papers are asked for, those that are not there; whoever needs none is left out. For the system. */
export async function missingPapers(
  db: Database | Work,
  county: string,
  records: ReadonlyMap<string, Cells>,
): Promise<ReadonlyMap<string, readonly PaperKind[]>> {
  const asked = [...records].filter(([, cells]) => needsPapers(cells)).map(([id]) => id);
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ student: string; kinds: readonly string[] }>`
    select student, array_agg(distinct kind) as kinds from number_pathway_proofs
    where county = ${county} and student = any(${asked}::uuid[]) group by student`.execute(db);
  const had = new Map(rows.map(({ student, kinds }) => [student, kinds]));
  return new Map(asked.map((id) => [id, PAPERS.filter((kind) => had.get(id)?.includes(kind) !== true)]));
}

/** 上传证明材料 — by the class teacher or the registrar; kept where the pathway of a child without a number keeps its own. */
export function attachPaper(
  desk: PathwayDesk,
  actor: Actor,
  student: string,
  upload: PathwayUpload,
): Promise<ProofAttached> {
  const find = async (work: Database | Work) => {
    const record = await findRecord(work, actor, 'roll-call.run', student);
    const [opened] = record === undefined ? [] : await openRecords(work, desk.seal, actor.county, [student]);
    const isAsked = opened !== undefined && needsPapers(opened.cells);
    return isAsked ? { unit: opened.unit as UnitPath } : undefined; // a record hangs on a unit
  };
  return keepProof(desk, actor, student, upload, { find, kinds: PAPERS, action: 'roll-call.paper' });
}

/** The papers of a child whom this person may look at on the roll. */
export async function papersOf({ db }: Desk, actor: Actor, student: string) {
  const record = await findRecord(db, actor, 'roll-call.read', student);
  if (record === undefined) return undefined;
  const items = await proofsShown(db, actor.county, student);
  return items.filter(({ kind }) => PAPERS.some((paper) => paper === kind));
}
