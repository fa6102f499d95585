import { sql } from 'kysely';
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
  /** `小学2021级 1班`; empty for a pupil in no class. */
  readonly class: string;
}

/** The places of these paths, by path. For the system: whoever may see a record may know what its class is called. */
export async function placesOf(
  db: Database | Work,
  county: string,
  paths: readonly string[],
): Promise<(path: string) => Place> {
  const wanted = [...new Set(paths.flatMap(withAbove))];
  const rows = await db
    .selectFrom('units')
    .select(['path', 'name', 'kind'])
    .where('county', '=', county)
    .where(sql<boolean>`path = any(${wanted}::text[])`)
    // A closed unit's name is good enough where none stands there now.
    .orderBy(sql`until is null`)
    .modifyEnd(KEPT)
    .execute();
  const units = new Map(rows.map((row) => [row.path, row]));
  return (path) => {
    const line = withAbove(path).flatMap((each) => units.get(each) ?? []);
    const named = (kinds: readonly string[]) => line.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name);
    return { school: named(['school', 'teaching-point']).join(''), class: named(['grade', 'class']).join(' ') };
  };
}

/** A class, its grade and its school: three deep. */
function withAbove(path: string): readonly string[] {
  const parts = path.split('/');
  return [3, 2, 1, 0].map((up) => parts.slice(0, parts.length - up).join('/')).filter((each) => each !== '');
}
