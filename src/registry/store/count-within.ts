import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';

/** 在册学生数 at or below a unit, for the system itself: a unit that has pupils cannot be closed. Asks no permission. */
export async function countWithin(db: Database | Work, county: string, unit: UnitPath): Promise<number> {
  const { pupils } = await db
    .selectFrom('students')
    .select(({ fn }) => fn.countAll<number>().as('pupils'))
    .where('county', '=', county)
    .where(within(unit, 'unit'))
    .where('ended_on', 'is', null)
    .where('withdrawn_at', 'is', null)
    .executeTakeFirstOrThrow();
  return pupils;
}
