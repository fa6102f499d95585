import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { gradeNameIn } from '#src/organization/class-path.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import { askedTogether } from '#src/platform/database/asked-together.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';

/** Names of the county's people by their ids; those the county does not know are left out. For the system. */
export async function namesOfPeople(
  db: Database | Work,
  county: string,
  people: readonly (string | null)[],
): Promise<ReadonlyMap<string, string>> {
  const ids = [...new Set(people)].filter((id) => id !== null);
  if (ids.length === 0) return new Map();
  const rows = await db
    .selectFrom('people')
    .select(['id', 'name'])
    .where('county', '=', county)
    .where(sql<boolean>`id = any(${ids}::uuid[])`)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}

/** Where pupils are, in words. */
export interface Place {
  readonly school: string;
  /** As people say it in that school year, `四年级1班`; empty for a pupil in no class. */
  readonly class: string;
}

/** The places of these paths on a day, by path. For the system: whoever may see a record may know what its class is called. */
export async function placesOf(
  db: Database | Work,
  county: string,
  paths: readonly string[],
  day: LocalDate,
): Promise<(path: string) => Place> {
  if (paths.length === 0) return placesAmong([], day);
  const wanted = { county, paths: [...new Set([...new Set(paths)].flatMap(withAbove))] };
  const named = db.isTransaction ? await namedUnits(db, [wanted]) : await unitsTogether(db, wanted);
  return placesAmong(named.get(county) ?? [], day);
}

interface WantedUnits {
  readonly county: string;
  readonly paths: readonly string[];
}

/** Every list ends with its places: whose lists are made at the same moment ask together. */
const unitsTogether = askedTogether(async (db, wanted: readonly WantedUnits[]) => {
  const named = await namedUnits(db, wanted);
  return wanted.map(() => named);
});

/** By county; a closed unit before the one that took its place. */
async function namedUnits(
  db: Database | Work,
  wanted: readonly WantedUnits[],
): Promise<ReadonlyMap<string, readonly NamedUnit[]>> {
  const named = new Map<string, Set<string>>();
  for (const { county, paths } of wanted) named.set(county, new Set([...(named.get(county) ?? []), ...paths]));
  const each = [...named].flatMap(([county, paths]) => [...paths].map((path) => ({ county, path })));
  const { rows } = await sql<NamedUnit & { readonly county: string }>`
    select units.county, units.path, units.name, units.kind
    from unnest(${each.map(({ county }) => county)}::text[], ${each.map(({ path }) => path)}::text[])
      as wanted (county, path)
    join units on units.county = wanted.county and units.path = wanted.path
    order by units.until is null ${KEPT}`.execute(db);
  const counties = [...named.keys()];
  return new Map(counties.map((county) => [county, rows.filter((row) => row.county === county)]));
}

/** A unit as far as a place in words needs it. */
export interface NamedUnit {
  readonly path: string;
  readonly name: string;
  readonly kind: string;
}

/** The places that these units make up, by path. A closed unit stands before the one that took its place. */
export function placesAmong(named: readonly NamedUnit[], day: LocalDate): (path: string) => Place {
  const units = new Map(named.map((unit) => [unit.path, unit]));
  const schoolYear = schoolYearOf(day);
  const known = new Map<string, Place>();
  const placeOf = (path: string): Place => {
    const line = withAbove(path).flatMap((each) => units.get(each) ?? []);
    const named = (kinds: readonly string[]) => line.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
    const grade = line
      .find(({ kind }) => kind === 'grade')
      ?.path.split('/')
      .at(-1);
    const year = grade === undefined ? '' : gradeNameIn(grade, schoolYear);
    return { school: named(['school', 'teaching-point']).join(''), class: year + named(['class']).join('') };
  };
  // Children of one class stand together in a list.
  return (path) => {
    const place = known.get(path) ?? placeOf(path);
    known.set(path, place);
    return place;
  };
}

/** What `placesAmong` needs for the path in a column, as an array within another query. */
export function unitsAbove(county: string, column: string): RawBuilder<readonly NamedUnit[]> {
  const unit = sql.ref(column);
  // A closed unit's name is good enough where none stands there now.
  return sql`(
    select json_agg(json_build_object('path', path, 'name', name, 'kind', kind) order by until is null) from units
    where county = ${sql.ref(county)} and path = any(array[${unit}, regexp_replace(${unit}, '/[^/]*$', ''),
      regexp_replace(${unit}, '(/[^/]*){2}$', ''), regexp_replace(${unit}, '(/[^/]*){3}$', '')]))`;
}

/** A class, its grade and its school: three deep. */
function withAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return [3, 2, 1, 0].map((up) => parts.slice(0, parts.length - up).join('/')).filter((each) => each !== '');
}
