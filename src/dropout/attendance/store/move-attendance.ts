import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

const TABLES = ['attendance_imports', 'absences', 'term_returns'] as const;

/** Of these a class has one for each day or term: of two, the one that stood there. */
const ONE_EACH = [
  ['attendance_days', 'day'],
  ['term_return_classes', 'term'],
] as const;

/** 机构调整 — days, absences and who was not back go with their class. */
export async function moveAttendance(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  const moved = sql`${to}::text || substr(unit, ${from.length + 1}::integer)`;
  for (const [table, key] of ONE_EACH) {
    await sql`
      delete from ${sql.table(table)} as coming using ${sql.table(table)} as there
      where coming.county = ${county} and ${within(from, 'coming.unit')} and there.county = ${county}
        and there.${sql.ref(key)} = coming.${sql.ref(key)}
        and there.unit = ${to}::text || substr(coming.unit, ${from.length + 1}::integer)`.execute(work);
  }
  for (const table of [...TABLES, ...ONE_EACH.map(([each]) => each)]) {
    await sql`
      update ${sql.table(table)} set unit = ${moved}
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}
