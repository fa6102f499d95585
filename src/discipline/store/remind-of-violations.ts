import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { Desk } from '#src/platform/desk.ts';
import { ACCUSED, tellOffices } from './noted.ts';
import { violationOfRow } from './violation-rows.ts';

const SOON = 2;

/**
 * 问责巡查 — two working days before the time to answer ends the unit is reminded; on the day after it the county is told that it may
 * decide; a measure whose day has passed is told once for each day it was set to. Can be made twice without harm.
 */
export async function remindOfViolations(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string }>`
    select county, id from violations where state = 'informed' and replied is null and expired_told_at is null
      or state = 'decided' and exists (select from violation_measures as each where each.county = violations.county
        and each.violation = violations.id and each.due_on < ${desk.clock.today()}::date
        and each.overdue_told_on is distinct from each.due_on)
    order by county, id`.execute(desk.db);
  let told = 0;
  for (const { county, id } of rows) told += await lookAfter(desk, county, id);
  return told;
}

function lookAfter({ db, clock, seal }: Desk, county: string, id: string): Promise<number> {
  return db.transaction().execute(async (work) => {
    const row = await work
      .selectFrom('violations')
      .selectAll()
      .where('county', '=', county)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst();
    if (row === undefined) return 0;
    const [violation, today, now] = [violationOfRow(seal, row), clock.today(), clock.now()];
    const tell = async (set: { readonly soon_told_at?: Date; readonly expired_told_at?: Date }) => {
      await work.updateTable('violations').set(set).where('county', '=', county).where('id', '=', id).execute();
      return 1;
    };
    if (row.state === 'decided') {
      await tellOffices(work, clock, violation, 'violation-overdue', ['county']);
      await sql`update violation_measures set overdue_told_on = due_on where county = ${county}
        and violation = ${id}::uuid and due_on < ${today}::date`.execute(work);
      return 1;
    }
    if (row.state !== 'informed' || row.replied !== null || row.reply_until === null) return 0;
    if (today > row.reply_until && row.expired_told_at === null) {
      await tellOffices(work, clock, violation, 'violation-may-decide', ['county']);
      return tell({ expired_told_at: now });
    }
    const { calendar } = await calendarOf(work, county);
    const left = workingDaysLeft(today, row.reply_until, calendar);
    if (row.soon_told_at !== null || left === undefined || left > SOON || today > row.reply_until) return 0;
    await tellOffices(work, clock, violation, 'violation-reply-soon', ACCUSED);
    return tell({ soon_told_at: now });
  });
}
