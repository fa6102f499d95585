import { sql } from 'kysely';
import type { MovesAlong } from '#src/organization/store/organization-desk.ts';
import { within } from '#src/organization/store/permitted.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import { SCHOOL_KINDS, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { changeRecords } from './change-records.ts';
import { openRecords } from './open-records.ts';
import type { RegisterDesk } from './register-desk.ts';

/**
 * 机构合并 — pupils whose school became part of another have the other's 学校标识码 from now on, and their history says since
 * when. Comes after they have been filed there. A cell that names a third school, or none, is a fault of the record and stays.
 */
export function followSchool(desk: RegisterDesk): MovesAlong {
  return async (work, county, from, to) => {
    const [before, after] = [await schoolOf(work, county, from), await schoolOf(work, county, to)];
    if (before === undefined || after === undefined || before === after) return;
    const { rows } = await sql<{ id: string }>`
      select id from students where county = ${county} and ${within(to, 'unit')}
        and school_code = ${before} and withdrawn_at is null`.execute(work);
    const records = await openRecords(
      work,
      desk.seal,
      county,
      rows.map(({ id }) => id),
    );
    const changes = records.map(({ id, revision }) => ({ id, seen: revision, cells: { schoolCode: after } }));
    await changeRecords(desk, work, county, changes, BY_ITSELF, { kind: 'unit' });
  };
}

/** Who merged the schools stands in the history of the schools. */
const BY_ITSELF = { person: undefined, office: undefined };

/** 学校标识码 of the school or teaching point a path lies in, standing or closed; a teaching point's rather than its school's. */
async function schoolOf(work: Work, county: string, path: UnitPath): Promise<string | undefined> {
  const row = await work
    .selectFrom('units')
    .select('code')
    .where('county', '=', county)
    .where('path', 'in', [...pathsTo(path)])
    .where('kind', 'in', SCHOOL_KINDS)
    .orderBy(sql`length(path)`, 'desc')
    .orderBy(sql`until is null`, 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.code;
}
