import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';

/** 起点 — of which day the last export of the national system was that has been read of the school a place lies in; null for none. */
export function lastExportOf(county: string, unit: string): RawBuilder<LocalDate | null> {
  const at = sql.ref(unit);
  return sql`(
    select max(read.exported_on) from exchange_schools as read
    where read.county = ${sql.ref(county)} and (${at} = read.unit or starts_with(${at}, read.unit || '/')))`;
}
