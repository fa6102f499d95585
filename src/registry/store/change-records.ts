import { sql } from 'kysely';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { applied, changesBetween } from '../history.ts';
import { openColumnsOf } from '../open-columns.ts';
import type { Cells, ChangeSource } from '../record.ts';
import { allWritten } from './all-written.ts';
import { insertHistory, type Step } from './insert-history.ts';
import { reindexNumbers } from './number-index.ts';
import { pinyinOf } from './pinyin.ts';
import type { Author, RegisterDesk, WrittenRecord } from './register-desk.ts';
import { lockRegister } from './register-lock.ts';
import { openCells, sealCells } from './sealed-cells.ts';

/** What is to become of one record. */
export interface RecordChange {
  readonly id: string;
  /** The revision the change was made up from. */
  readonly seen: number;
  /** Only what changes: '' empties a cell, a cell that is there but `undefined` is taken away. */
  readonly cells: Cells;
  /** Where the pupil goes, when that changes too. */
  readonly unit?: UnitPath | undefined;
}

interface Rewritten extends Step {
  readonly before: Cells;
  readonly after: Cells;
}

const BATCH = 500;

/**
 * 变更学籍 — write changes with their history, hundreds to thousands at once, at most one for each record.
 *
 * Asks no permission and no rule: the caller has. Answers the ids whose revision was no longer `seen` (or that are no
 * longer there); those are left as they were. A change that changes nothing leaves no trace.
 */
export async function changeRecords(
  desk: RegisterDesk,
  work: Work,
  county: string,
  changes: readonly RecordChange[],
  by: Author,
  source: ChangeSource,
): Promise<readonly string[]> {
  await lockRegister(work, county);
  const stale: string[] = [];
  const written: WrittenRecord[] = [];
  // In the order of ids, so that two who write the same records wait for each other instead of both for ever.
  const ordered = [...changes].sort((a, b) => (a.id < b.id ? -1 : 1));
  for (let from = 0; from < ordered.length; from += BATCH) {
    const { fresh, late } = await rewrite(desk, work, county, ordered.slice(from, from + BATCH));
    // They are written one after the other; what comes next is sealed while the database is busy with what came before.
    await allWritten([
      updateStudents(desk, work, county, fresh),
      insertHistory(desk, work, county, fresh, by, source),
      reindexNumbers(work, desk.seal, county, fresh),
    ]);
    stale.push(...late);
    for (const { id, unit, revision, after } of fresh) written.push({ id, unit, revision, cells: after });
  }
  const ids = written.map(({ id }) => id);
  if (ids.length > 0) await desk.afterChange(work, county, ids, written);
  return stale;
}

/** What each record will be, under a lock held until the transaction ends. */
async function rewrite(
  { seal }: RegisterDesk,
  work: Work,
  county: string,
  changes: readonly RecordChange[],
): Promise<{ fresh: readonly Rewritten[]; late: readonly string[] }> {
  const rows = await work
    .selectFrom('students')
    .select(['id', 'unit', 'revision', 'sealed'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${changes.map(({ id }) => id)}::uuid[])`)
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const found = new Map(rows.map((row) => [row.id, row]));
  const fresh: Rewritten[] = [];
  const late: string[] = [];
  for (const change of changes) {
    const row = found.get(change.id);
    if (row === undefined || row.revision !== change.seen) {
      late.push(change.id);
      continue;
    }
    const before = openCells(seal, county, row.id, row.sealed);
    const cellChanges = changesBetween(before, change.cells);
    const unit = change.unit ?? row.unit;
    if (cellChanges.length === 0 && unit === row.unit) continue;
    const after = applied(before, cellChanges);
    fresh.push({ id: row.id, revision: row.revision + 1, unit, changes: cellChanges, before, after });
  }
  return { fresh, late };
}

async function updateStudents(
  { seal, clock }: RegisterDesk,
  work: Work,
  county: string,
  records: readonly Rewritten[],
): Promise<void> {
  if (records.length === 0) return;
  const today = clock.today();
  const open = records.map(({ after }) => openColumnsOf(after, today));
  const sounds = open.map(({ name }) => pinyinOf(name));
  await sql`
    update students set unit = next.unit, name = next.name, pinyin = next.pinyin, initials = next.initials,
      sex = next.sex, grade = next.grade, class_name = next.class_name, school_code = next.school_code,
      status = next.status, stage = next.stage, has_number = next.has_number, sealed = next.sealed,
      key_id = ${seal.keyId}, revision = next.revision, changed_at = ${clock.now()},
      ended_on = case when next.live then null else coalesce(students.ended_on, ${today}::date) end
    from unnest(
      ${records.map(({ id }) => id)}::uuid[], ${records.map(({ unit }) => unit)}::text[],
      ${open.map(({ name }) => name)}::text[], ${sounds.map(({ full }) => full)}::text[],
      ${sounds.map(({ initials }) => initials)}::text[], ${open.map(({ sex }) => sex)}::text[],
      ${open.map(({ grade }) => grade)}::text[], ${open.map(({ className }) => className)}::text[],
      ${open.map(({ schoolCode }) => schoolCode)}::text[], ${open.map(({ status }) => status)}::text[],
      ${open.map(({ stage }) => stage)}::text[], ${open.map(({ hasNumber }) => hasNumber)}::boolean[],
      ${records.map(({ id, after }) => sealCells(seal, county, id, after))}::bytea[],
      ${records.map(({ revision }) => revision)}::integer[], ${open.map(({ live }) => live)}::boolean[]
    ) as next (id, unit, name, pinyin, initials, sex, grade, class_name, school_code, status, stage, has_number, sealed,
      revision, live)
    where students.county = ${county} and students.id = next.id
  `.execute(work);
}
