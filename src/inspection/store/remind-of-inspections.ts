import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Desk } from '#src/platform/desk.ts';
import { inspectionOfRow } from './inspection-rows.ts';
import { tellPlanner } from './noted.ts';

const SOON = 1;

/**
 * 督查巡查 — on the last working day before an inspection is to end the inspector is reminded of sheets that are not filled in, once.
 * Can be made twice without harm.
 */
export async function remindOfInspections({ db, clock }: Desk): Promise<number> {
  const rows = await db
    .selectFrom('inspections')
    .select(['county', 'id'])
    .where('state', '=', 'drawn')
    .where('reminded_at', 'is', null)
    .orderBy('county')
    .execute();
  let told = 0;
  for (const { county, id } of rows) {
    told += await db.transaction().execute(async (work) => {
      const row = await work
        .selectFrom('inspections')
        .selectAll()
        .where('county', '=', county)
        .where('id', '=', id)
        .where('reminded_at', 'is', null)
        .forUpdate()
        .executeTakeFirst();
      if (row === undefined) return 0;
      const { calendar } = await calendarOf(work, county);
      const left = workingDaysLeft(clock.today(), row.ends_on, calendar);
      if (left === undefined || left > SOON) return 0;
      await tellPlanner(work, clock, inspectionOfRow(row), 'inspection-soon');
      await work
        .updateTable('inspections')
        .set({ reminded_at: clock.now() })
        .where('county', '=', county)
        .where('id', '=', id)
        .execute();
      return 1;
    });
  }
  return told;
}
