import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { LADDER, rungReached } from '../reminders.ts';
import { writeEvent } from './events.ts';
import { type SupervisionRow, supervisionOfRow } from './supervision-rows.ts';
import { tellSides } from './tell-sides.ts';

/**
 * 督办巡查 — deadlines follow the calendar as it is signed now; whoever must answer is reminded, whoever stands over them is told of
 * what is overdue. Can be made twice without harm. Answers how many reminders there were.
 */
export async function lookAfterSupervisions(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string }>`
    select county, id from supervisions where state in ('open', 'returned') order by county, due, id`.execute(desk.db);
  let told = 0;
  for (const { county, id } of rows) {
    told += await desk.db.transaction().execute((work) => lookAfter(desk, work, county, id));
  }
  return told;
}

async function lookAfter(desk: Desk, work: Work, county: string, id: string): Promise<number> {
  const row = await work
    .selectFrom('supervisions')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', 'in', ['open', 'returned'])
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return 0;
  const { calendar } = await calendarOf(work, county);
  const due = workingDaysAfter(row.counted_from, row.days, calendar);
  const reached = rungReached(desk.clock.today(), { due, days: row.days, told: row.told }, calendar);
  const rung = reached === undefined ? undefined : LADDER[reached];
  if ((due ?? null) !== row.due || reached !== undefined) await note(work, row, due ?? null, reached);
  if (rung === undefined) return 0;
  const { event, tells } = rung;
  await writeEvent(desk, work, { county, id }, { deed: 'reminder', rung: reached, due });
  await tellSides(work, desk.clock, supervisionOfRow(row), { event, tells });
  return 1;
}

/** Once more than the rung's place: how many have been told. */
async function note(work: Work, row: SupervisionRow, due: SupervisionRow['due'], reached: number | undefined) {
  await work
    .updateTable('supervisions')
    .set({ due, ...(reached !== undefined && { told: reached + 1 }) })
    .where('county', '=', row.county)
    .where('id', '=', row.id)
    .execute();
}
