import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — what was found goes along with the unit that answers for it. */
export async function moveViolations(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const table of ['violations', 'violation_files'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}
