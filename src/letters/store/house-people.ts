import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** Who holds one of these offices at this very unit today. For the system. */
export async function holdersAt(
  db: Database | Work,
  unit: UnitPath,
  offices: readonly Office[],
  today: LocalDate,
): Promise<readonly { readonly person: string; readonly name: string }[]> {
  const { rows } = await sql<{ person: string; name: string }>`
    select distinct people.id as person, people.name from holdings
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    join units on units.county = holdings.county and units.id = holdings.unit
    where holdings.county = ${countyOf(unit)} and units.path = ${unit} and holdings.office = any(${[...offices]}::text[])
      and holdings.since <= ${today}::date and (holdings.until is null or holdings.until > ${today}::date)
    order by people.name, people.id`.execute(db);
  return rows;
}
