import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** 在册学生 at or below a path: whose record has neither ended nor been withdrawn. For the system: asks no permission. */
export async function countPupils(db: Database | Work, county: string, path: UnitPath): Promise<number> {
  const { count } = await db
    .selectFrom('students')
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .where('county', '=', county)
    .where(within(path, 'unit'))
    .where('ended_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return Number(count);
}
