import { sql } from 'kysely';
import type { UnitKind } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';

/** Where petitions are answered. */
export const ANSWERING: readonly UnitKind[] = ['county', 'central-school', 'school', 'teaching-point'];

/** 可以承办诉求的单位 of a county, by their names, which are public: a school may pass a petition up, too. */
export async function answeringUnits(db: Database, county: string) {
  const { rows } = await sql<{ path: string; name: string; kind: UnitKind }>`
    select path, name, kind from units where county = ${county} and kind = any(${[...ANSWERING]}::text[])
      and until is null order by path`.execute(db);
  return rows;
}
