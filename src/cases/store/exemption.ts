import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** 小规模学校豁免 — may this school check its own applications on this day? */
export async function isExempt(
  db: Database | Work,
  county: string,
  school: UnitPath,
  today: LocalDate,
): Promise<boolean> {
  const row = await db
    .selectFrom('exemptions')
    .select('unit')
    .where('county', '=', county)
    .where(sql<boolean>`unit = any(${[...pathsTo(school)]}::text[])`)
    .where('since', '<=', today)
    .where((where) => where.or([where('until', 'is', null), where('until', '>=', today)]))
    .limit(1)
    .executeTakeFirst();
  return row !== undefined;
}
