import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Office } from '../office.ts';
import type { UnitKind, UnitPath } from '../unit.ts';
import { within } from './permitted.ts';
import { pathsTo } from './units.ts';

// What belongs to a unit that was found already: none of these asks a permission.

/** Who holds an office at the unit itself now. */
export interface OfficeHolder {
  readonly holding: string;
  readonly person: string;
  readonly name: string;
  readonly office: Office;
  readonly since: LocalDate;
}

export async function holdersAt(db: Database | Work, county: string, unit: string): Promise<readonly OfficeHolder[]> {
  const rows = await db
    .selectFrom('holdings')
    .innerJoin('people', (join) =>
      join.onRef('people.county', '=', 'holdings.county').onRef('people.id', '=', 'holdings.person'),
    )
    .select(['holdings.id as holding', 'holdings.person', 'people.name', 'holdings.office', 'holdings.since'])
    .where('holdings.county', '=', county)
    .where('holdings.unit', '=', unit)
    .where('holdings.until', 'is', null)
    .orderBy('holdings.office')
    .orderBy('people.name')
    .execute();
  return rows.map((row) => ({ ...row, office: row.office as Office })); // only offices are granted
}

/** How many standing units of each kind lie below. */
export async function countBelow(
  db: Database | Work,
  county: string,
  path: UnitPath,
): Promise<Readonly<Partial<Record<UnitKind, number>>>> {
  const rows = await db
    .selectFrom('units')
    .select(({ fn }) => ['kind', fn.countAll<number>().as('count')])
    .where('county', '=', county)
    .where(within(path, 'path'))
    .where('path', '!=', path)
    .where('until', 'is', null)
    .groupBy('kind')
    .execute();
  return Object.fromEntries(rows.map(({ kind, count }) => [kind, Number(count)]));
}

/** What stands above, from the top: names, which are no secret. */
export async function above(
  db: Database | Work,
  path: UnitPath,
): Promise<readonly { readonly name: string; readonly path: UnitPath }[]> {
  const paths = pathsTo(path).slice(0, -1);
  if (paths.length === 0) return [];
  const codes = path.split('/').slice(1, 4);
  const rows = await db
    .selectFrom('units')
    .select(['name', 'path'])
    .where('county', 'in', codes)
    .where('path', 'in', paths)
    .where('until', 'is', null)
    .orderBy('path')
    .execute();
  return rows.map((row) => ({ name: row.name, path: row.path as UnitPath })); // as they were asked
}
