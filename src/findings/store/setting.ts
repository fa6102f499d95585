import { schoolsOf } from '#src/organization/store/units.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Setting, settingOn } from '#src/quality/rule.ts';

/** 核查条件 of a county's register: today, its own list of schools, its own code, and what the county has decided. */
export async function settingOf(desk: Desk, db: Database | Work, county: string): Promise<Setting> {
  const decided = await db
    .selectFrom('county_settings')
    .select(['name', 'value'])
    .where('county', '=', county)
    .where('name', 'in', ['temporary-months', 'promotion'])
    .execute();
  const values = new Map(decided.map(({ name, value }) => [name, value]));
  const months = values.get('temporary-months');
  const promotion = values.get('promotion');
  return settingOn(desk.clock.today(), {
    county,
    schools: await schoolsOf(db, county),
    ...(typeof months === 'number' && { temporaryMonths: months }),
    ...(typeof promotion === 'string' && { promotion }),
  });
}
