import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 办理单编号 — the next of the county and the year, as `2025-000123`. Held until the transaction ends, so that no number is
 * given twice; taken last, so that nobody waits long for it.
 */
export async function nextCaseNumber(work: Work, county: string, today: LocalDate): Promise<string> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`case number ${county}`}, 0))`.execute(work);
  const year = today.slice(0, 4);
  const row = await work
    .selectFrom('cases')
    .select('number')
    .where('county', '=', county)
    .where('number', 'like', `${year}-%`)
    .orderBy('number', 'desc')
    .limit(1)
    .executeTakeFirst();
  const last = Number(row?.number.slice(year.length + 1) ?? 0);
  return `${year}-${String(last + 1).padStart(6, '0')}`;
}
