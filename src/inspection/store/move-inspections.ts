import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — a school takes along that it was inspected; the frozen list and the names of that day stay as they were. */
export async function moveInspections(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const table of ['inspection_schools', 'inspection_pupils'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}
