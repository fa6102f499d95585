import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — petitions go along with the unit that answers for them, and name the school where it is now. */
export async function movePetitions(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const column of ['unit', 'school'] as const) {
    await sql`
      update petitions set ${sql.ref(column)} = ${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, column)}`.execute(work);
  }
  await sql`
    update petition_events set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
    where county = ${county} and ${within(from, 'unit')}`.execute(work);
}
