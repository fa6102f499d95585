import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { momentInBeijing } from '#src/platform/clock.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { remindOn } from '../remind-on.ts';
import { gatheringOfRow } from './gathering-rows.ts';
import { invite, tell } from './invite.ts';

/**
 * 会前巡查 — whoever took office since is asked to what is still to come, and on the working day before everybody who has not asked
 * for leave is reminded, once. Can be made twice without harm. Answers how many meetings were reminded of.
 */
export async function remindOfGatherings(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string }>`
    select county, id from gatherings where state = 'planned' and on_day >= ${desk.clock.today()}::date
    order by county, on_day`.execute(desk.db);
  let reminded = 0;
  for (const { county, id } of rows) {
    reminded += await desk.db.transaction().execute((work) => lookAfter(desk, work, county, id));
  }
  return reminded;
}

async function lookAfter({ clock }: Desk, work: Work, county: string, id: string): Promise<number> {
  const row = await work
    .selectFrom('gatherings')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('state', '=', 'planned')
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return 0;
  const gathering = gatheringOfRow(row);
  await invite(work, gathering, clock, undefined);
  const { calendar } = await calendarOf(work, county);
  if (row.reminded_at !== null || clock.today() < remindOn(gathering.day, calendar)) return 0;
  // Who was asked today need not be told twice.
  const isNews = momentInBeijing(row.planned_at).startsWith(clock.today());
  const { rows } = await sql<{ person: string }>`
    select person from gathering_people where county = ${county} and gathering = ${id}::uuid and withdrawn_at is null
      and answer is distinct from 'leave'`.execute(work);
  await tell(work, gathering, 'gathering-soon', isNews ? [] : rows.map(({ person }) => person), clock);
  await work
    .updateTable('gatherings')
    .set({ reminded_at: clock.now() })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
  return isNews ? 0 : 1;
}
