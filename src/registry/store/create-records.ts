import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { openColumnsOf } from '../open-columns.ts';
import type { Cells, ChangeSource } from '../record.ts';
import { allWritten } from './all-written.ts';
import { insertHistory } from './insert-history.ts';
import { reindexNumbers } from './number-index.ts';
import { pinyinOf } from './pinyin.ts';
import type { Author, RegisterDesk } from './register-desk.ts';
import { lockRegister } from './register-lock.ts';
import { sealCells } from './sealed-cells.ts';

/** A record to be opened: its id is chosen by the caller, so that it can say beforehand what it will do. */
export interface Draft {
  readonly id: string;
  /** The class, or the school where there is none. */
  readonly unit: UnitPath;
  readonly cells: Cells;
}

/** How many records one statement carries. */
const BATCH = 500;

/**
 * 建立学籍 — open records, hundreds to thousands at once, with the first entry of each one's history.
 *
 * Asks no permission and no rule: the caller has. Fails as a whole when an id is taken.
 */
export async function createRecords(
  desk: RegisterDesk,
  work: Work,
  county: string,
  drafts: readonly Draft[],
  by: Author,
  source: ChangeSource,
): Promise<void> {
  await lockRegister(work, county);
  for (let from = 0; from < drafts.length; from += BATCH) {
    const batch = drafts.slice(from, from + BATCH);
    const opened = batch.map(({ id, unit }) => ({ id, unit, revision: 1, changes: [] }));
    const numbered = batch.map(({ id, cells }) => ({ id, after: cells }));
    // They are written one after the other; what comes next is sealed while the database is busy with what came before.
    await allWritten([
      insertStudents(desk, work, county, batch),
      insertHistory(desk, work, county, opened, by, source),
      reindexNumbers(work, desk.seal, county, numbered),
    ]);
  }
  const ids = drafts.map(({ id }) => id);
  const written = drafts.map(({ id, unit, cells }) => ({ id, unit, cells, revision: 1 }));
  if (ids.length > 0) await desk.afterChange(work, county, ids, written);
}

async function insertStudents(
  { seal, clock }: RegisterDesk,
  work: Work,
  county: string,
  drafts: readonly Draft[],
): Promise<void> {
  const today = clock.today();
  const open = drafts.map(({ cells }) => openColumnsOf(cells, today));
  const sounds = open.map(({ name }) => pinyinOf(name));
  const ended: readonly (LocalDate | null)[] = open.map(({ live }) => (live ? null : today));
  await sql`
    insert into students (county, id, unit, name, pinyin, initials, sex, grade, class_name, school_code, status, stage,
      has_number, sealed, key_id, revision, created_at, changed_at, ended_on)
    select ${county}, id, unit, name, pinyin, initials, sex, grade, class_name, school_code, status, stage,
      has_number, sealed, ${seal.keyId}, 1, ${clock.now()}, ${clock.now()}, ended_on
    from unnest(
      ${drafts.map(({ id }) => id)}::uuid[], ${drafts.map(({ unit }) => unit)}::text[],
      ${open.map(({ name }) => name)}::text[], ${sounds.map(({ full }) => full)}::text[],
      ${sounds.map(({ initials }) => initials)}::text[], ${open.map(({ sex }) => sex)}::text[],
      ${open.map(({ grade }) => grade)}::text[], ${open.map(({ className }) => className)}::text[],
      ${open.map(({ schoolCode }) => schoolCode)}::text[], ${open.map(({ status }) => status)}::text[],
      ${open.map(({ stage }) => stage)}::text[], ${open.map(({ hasNumber }) => hasNumber)}::boolean[],
      ${drafts.map(({ id, cells }) => sealCells(seal, county, id, cells))}::bytea[], ${ended}::date[]
    ) as draft (id, unit, name, pinyin, initials, sex, grade, class_name, school_code, status, stage,
      has_number, sealed, ended_on)
  `.execute(work);
}
