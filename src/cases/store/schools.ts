import { pathsTo, unitsAt } from '#src/organization/store/units.ts';
import { SCHOOL_KINDS, type Unit, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** The units at and above these paths, as they stand now. For the system. */
export async function unitsAlong(
  db: Database | Work,
  county: string,
  paths: readonly UnitPath[],
): Promise<ReadonlyMap<UnitPath, Unit>> {
  return unitsAt(db, county, [...new Set(paths.flatMap(pathsTo))]);
}

/** The school or teaching point at which a path lies; the path itself where it lies at none. */
export function schoolAt(path: UnitPath, units: ReadonlyMap<UnitPath, Unit>): UnitPath {
  const schools = pathsTo(path).filter((each) => SCHOOL_KINDS.some((kind) => kind === units.get(each)?.kind));
  return schools.at(-1) ?? path;
}
