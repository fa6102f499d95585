import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import { countyOf, isWithin, liesInOneCounty, parentOf, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';

/** 看板上的单位, as it is called now. */
export interface BoardUnit {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
}

/** Where figures are kept: nothing below a school has a line of its own. */
const KINDS: readonly UnitKind[] = ['county', 'central-school', 'school', 'teaching-point'];

/** Every unit at or below a path that has a line. For the system: asks no permission. */
export async function boardUnits(db: Database, path: UnitPath): Promise<readonly BoardUnit[]> {
  const { rows } = await sql<BoardUnit>`
    select path, name, kind from units
    where ${liesInOneCounty(path) ? sql`county = ${countyOf(path)}` : sql`true`} and until is null
      and ${within(path, 'units.path')} and kind = any(${[...KINDS, 'city']}::text[])
    order by path`.execute(db);
  return rows;
}

/** The unit itself first, then those directly below it among these. */
export function withChildren(path: UnitPath, units: readonly BoardUnit[]): readonly BoardUnit[] {
  const known = new Set(units.map((unit) => unit.path));
  const above = (of: UnitPath): UnitPath | undefined => {
    let at = parentOf(of);
    while (at !== undefined && !known.has(at)) at = parentOf(at);
    return at;
  };
  const own = units.filter((unit) => unit.path === path);
  return [
    ...own,
    ...units.filter((unit) => unit.path !== path && isWithin(unit.path, path) && above(unit.path) === path),
  ];
}
