import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — lists and children go with whoever is to look for them; two lists of one unit are both kept, the older one as replaced. */
export async function moveHouseholds(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  const moved = (column: string) => sql`${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)`;
  await sql`
    update household_lists as coming set state = 'replaced'
    where coming.county = ${county} and coming.state = 'committed' and ${within(from, 'coming.unit')}
      and exists (select from household_lists as there where there.county = ${county} and there.state = 'committed'
        and there.unit = ${moved('coming.unit')})`.execute(work);
  for (const table of ['household_lists', 'household_children'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${moved('unit')}
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
}
