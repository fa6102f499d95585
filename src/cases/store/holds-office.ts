import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 仍在岗 — does the person hold the office at this moment? The door has asked already; asked again within the deed and held until
 * it ends, so that of a decision and the end of the office one is plainly the first.
 */
export async function holdsOffice(
  work: Work,
  { county, person, office, unit }: Actor,
  today: LocalDate,
): Promise<boolean> {
  const row = await work
    .selectFrom('holdings')
    .innerJoin('units', (join) =>
      join.onRef('units.county', '=', 'holdings.county').onRef('units.id', '=', 'holdings.unit'),
    )
    .select('holdings.id')
    .where('holdings.county', '=', county)
    .where('holdings.person', '=', person)
    .where('holdings.office', '=', office)
    .where('units.path', '=', unit)
    .where('holdings.since', '<=', today)
    .where((where) => where.or([where('holdings.until', 'is', null), where('holdings.until', '>', today)]))
    .forShare('holdings')
    .executeTakeFirst();
  return row !== undefined;
}
