import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { ChangeSource } from '../record.ts';
import { insertHistory } from './insert-history.ts';
import { reindexNumbers } from './number-index.ts';
import type { Author, RegisterDesk } from './register-desk.ts';
import { lockRegister } from './register-lock.ts';
import { openCells } from './sealed-cells.ts';

/**
 * 撤回误建的学籍 — records that an import opened by mistake leave the rolls. Their history stays, and their numbers, as
 * former ones. Answers the ids whose revision was no longer `seen`; those are left as they were.
 */
export async function withdrawRecords(
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
    .where('withdrawn_at', 'is', null)
    .orderBy('id')
    .forUpdate()
    .execute();
  const unchanged = rows.filter(({ id, revision }) => seen.get(id) === revision);
  const ids = unchanged.map(({ id }) => id);
  if (ids.length > 0) {
    await sql`
      update students set withdrawn_at = ${desk.clock.now()}, changed_at = ${desk.clock.now()}, revision = revision + 1
      where county = ${county} and id = any(${ids}::uuid[])`.execute(work);
    const steps = unchanged.map(({ id, unit, revision }) => ({ id, unit, revision: revision + 1, changes: [] }));
    await insertHistory(desk, work, county, steps, by, source);
    const numbers = unchanged.map(({ id, sealed }) => ({ id, before: openCells(desk.seal, county, id, sealed) }));
    await reindexNumbers(work, desk.seal, county, numbers);
    await desk.afterChange(work, county, ids, []);
  }
  const gone = new Set(ids);
  return [...seen.keys()].filter((id) => !gone.has(id));
}
