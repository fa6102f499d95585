import { type RawBuilder, sql } from 'kysely';
import { addDays } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { ReportPeriod } from '../periods.ts';

/**
 * 该报的单位 — who has pupils, and had some of them here before the period was over: whoever began in April is not asked for March.
 * `path` is a column of paths.
 */
export function owesReport(county: string, path: string, { until }: ReportPeriod): RawBuilder<boolean> {
  const unit = sql.ref(path);
  return sql<boolean>`exists (select from students where students.county = ${county}
    and (students.unit = ${unit} or students.unit >= ${unit} || '/' and students.unit < ${unit} || '0')
    and students.withdrawn_at is null and students.ended_on is null
    and students.created_at < ${`${addDays(until, 1)}T00:00:00+08:00`}::timestamptz)`;
}

/** Is the report of this period asked of this unit? */
export async function isOwed(db: Database, county: string, unit: UnitPath, period: ReportPeriod): Promise<boolean> {
  const { rows } = await sql<{ owed: boolean }>`
    select ${owesReport(county, 'asked.path', period)} as owed from (select ${unit}::text as path) as asked`.execute(
    db,
  );
  return rows[0]?.owed ?? false;
}
