import { SCHOOL_KINDS } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';

/** One school that a form may name. */
export interface SchoolOfCounty {
  readonly path: string;
  readonly name: string;
  readonly code: string;
}

/** 本县学校 — every standing school and teaching point, whoever asks: a child may go to any of them. Names and codes are public. */
export async function countySchools(db: Database, county: string): Promise<readonly SchoolOfCounty[]> {
  return db
    .selectFrom('units')
    .select(['path', 'name', 'code'])
    .where('county', '=', county)
    .where('kind', 'in', [...SCHOOL_KINDS])
    .where('until', 'is', null)
    .orderBy('path')
    .execute();
}
