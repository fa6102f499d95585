import type { Database, Work } from '#src/platform/database/database.ts';
import type { Actor } from '../office.ts';
import { countyOf, liesInOneCounty, SCHOOL_KINDS, type Unit, type UnitKind, type UnitPath } from '../unit.ts';
import { inCounty, permitted, within } from './permitted.ts';
import { type UnitRow, unitOf } from './unit-row.ts';

/** The unit, standing or closed, if the actor may know of it; else `undefined`, as if it did not exist. */
export async function findUnit(db: Database | Work, actor: Actor, id: string): Promise<Unit | undefined> {
  const row = await db
    .selectFrom('units')
    .selectAll()
    .where('id', '=', id)
    .where(inCounty(actor, 'county'))
    .where(permitted(actor, 'unit.read', 'path'))
    .executeTakeFirst();
  return row && unitOf(row);
}

/** As `findUnit`, by the path at which it stands now. */
export async function findUnitAt(db: Database | Work, actor: Actor, path: UnitPath): Promise<Unit | undefined> {
  const row = await db
    .selectFrom('units')
    .selectAll()
    .where('county', '=', countyOf(path))
    .where('path', '=', path)
    .where('until', 'is', null)
    .where(permitted(actor, 'unit.read', 'path'))
    .executeTakeFirst();
  return row && unitOf(row);
}

/**
 * Every standing unit at or below a path that the actor may know of, in the order of their paths; of these kinds only, when
 * they are named. A county has some thousands: name the kinds, or a school.
 */
export async function unitsBelow(
  db: Database | Work,
  actor: Actor,
  path: UnitPath,
  kinds?: readonly UnitKind[],
): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('units')
    .selectAll()
    .$if(liesInOneCounty(path), (query) => query.where('county', '=', countyOf(path)))
    .where(within(path, 'path'))
    .where('until', 'is', null)
    .$if(kinds !== undefined, (query) => query.where('kind', 'in', kinds ?? []))
    .where(permitted(actor, 'unit.read', 'path'))
    .orderBy('path')
    .execute();
  return rows.map(unitOf);
}

/** The units directly below one, those that are closed too when they are asked for; those the actor may know of. */
export async function unitsDirectlyBelow(
  db: Database | Work,
  actor: Actor,
  path: UnitPath,
  withClosed: boolean,
): Promise<readonly Unit[]> {
  const rows = await db
    .selectFrom('units')
    .selectAll()
    .where(inCounty(actor, 'county'))
    .where('parent', '=', path)
    .$if(!withClosed, (query) => query.where('until', 'is', null))
    .where(permitted(actor, 'unit.read', 'path'))
    .orderBy('path')
    .orderBy('since')
    .execute();
  return rows.map(unitOf);
}

/** 学校 of the county's list, as the rules' `Setting` wants them. */
export interface ListedSchool {
  readonly code: string;
  readonly name: string;
  readonly kind?: string | undefined;
  readonly county: string;
}

/** The county's schools and teaching points by 学校标识码. For the system: asks no permission. */
export async function schoolsOf(db: Database | Work, county: string): Promise<ReadonlyMap<string, ListedSchool>> {
  const rows = await standingSchools(db, county).execute();
  return new Map(
    rows.map(unitOf).map(({ code, name, schoolKind }) => [code, { code, name, kind: schoolKind, county }]),
  );
}

/** The school or teaching point of this 学校标识码. For the system: asks no permission; ask `can()` of its path. */
export async function schoolByCode(db: Database | Work, county: string, code: string): Promise<Unit | undefined> {
  const row: UnitRow | undefined = await standingSchools(db, county).where('code', '=', code).executeTakeFirst();
  return row && unitOf(row);
}

/** Units of these paths as they are now, whoever asks. For the system. */
export async function unitsAt(
  db: Database | Work,
  county: string,
  paths: readonly UnitPath[],
): Promise<ReadonlyMap<UnitPath, Unit>> {
  if (paths.length === 0) return new Map();
  const rows = await db
    .selectFrom('units')
    .selectAll()
    .where('county', '=', county)
    .where('path', 'in', [...new Set(paths)])
    .where('until', 'is', null)
    .execute();
  return new Map(rows.map(unitOf).map((unit) => [unit.path, unit]));
}

/** The path itself and all above it, from the top. */
export function pathsTo(path: UnitPath): readonly UnitPath[] {
  const codes = path.split('/').slice(1);
  return codes.map((_, i): UnitPath => `/${codes.slice(0, i + 1).join('/')}`);
}

function standingSchools(db: Database | Work, county: string) {
  return db
    .selectFrom('units')
    .selectAll()
    .where('county', '=', county)
    .where('kind', 'in', SCHOOL_KINDS)
    .where('until', 'is', null);
}
