import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — letters, what was sent to the unit, its mark and its series of numbers go along with it. */
export async function moveLetters(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  // Of two units that become one, the one that stays keeps its own mark.
  await sql`
    delete from letter_houses as going where county = ${county} and ${within(from, 'going.unit')} and exists (
      select from letter_houses as staying where staying.county = going.county and staying.house = going.house
        and staying.unit = ${to}::text || substr(going.unit, ${from.length + 1}::integer))`.execute(work);
  for (const table of ['letters', 'letter_addressees', 'letter_numbers', 'letter_houses'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}
