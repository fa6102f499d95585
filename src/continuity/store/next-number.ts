import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 立案编号 — so many, the next of the county and the year, as `接续2025-0001`. Held until the transaction ends. */
export async function nextNumbers(
  work: Work,
  county: string,
  today: LocalDate,
  count: number,
): Promise<readonly string[]> {
  const stem = `接续${today.slice(0, 4)}-`;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`leaver number ${county}`}, 0))`.execute(work);
  const { rows } = await sql<{ last: number }>`
    select coalesce(max(substr(number, ${stem.length + 1}::integer)::integer), 0)::integer as last from leavers
    where county = ${county} and starts_with(number, ${stem})`.execute(work);
  const last = rows[0]?.last ?? 0;
  return Array.from({ length: count }, (_, at) => `${stem}${String(last + at + 1).padStart(4, '0')}`);
}
