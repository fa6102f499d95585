import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { ChangeSource } from '../record.ts';
import { insertHistory } from './insert-history.ts';
import { reindexNumbers } from './number-index.ts';
import type { Author, RegisterDesk } from './register-desk.ts';
import { lockRegister } from './register-lock.ts';
import { openCells } from './sealed-cells.ts';

/**
 * 恢复删除的学籍 — records that were withdrawn come back to the rolls as they were, and their numbers name them again. Answers the
 * ids whose revision was no longer `seen`, or that are not withdrawn; those are left as they were.
 */
export async function restoreRecords(
  desk: RegisterDesk,
  work: Work,
  county: string,
  records: readonly { readonly id: string; readonly seen: number }[],
  by: Author,
  source: ChangeSource,
): Promise<readonly string[]> {
  await lockRegister(work, county);
  const seen = new Map(records.map((record) => [record.id, record.seen]));
  const rows = await work
    .selectFrom('students')
    .select(['id', 'unit', 'revision', 'sealed'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${[...seen.keys()]}::uuid[])`)
    .where('withdrawn_at', 'is not', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const unchanged = rows.filter(({ id, revision }) => seen.get(id) === revision);
  const ids = unchanged.map(({ id }) => id);
  if (ids.length > 0) {
    await sql`
      update students set withdrawn_at = null, changed_at = ${desk.clock.now()}, revision = revision + 1
      where county = ${county} and id = any(${ids}::uuid[])`.execute(work);
    const back = unchanged.map(({ id, unit, revision, sealed }) => ({
      ...{ id, unit, revision: revision + 1, changes: [] },
      cells: openCells(desk.seal, county, id, sealed),
    }));
    await insertHistory(desk, work, county, back, by, source);
    const numbers = back.map(({ id, cells }) => ({ id, before: {}, after: cells })); // former ones are still there
    await reindexNumbers(work, desk.seal, county, numbers);
    await desk.afterChange(work, county, ids, back);
  }
  const restored = new Set(ids);
  return [...seen.keys()].filter((id) => !restored.has(id));
}
