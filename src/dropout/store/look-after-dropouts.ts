import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Reminder, remindersOf } from '../reminders.ts';
import { carriedOut } from './carried-out.ts';
import { caseOfRow, timed } from './dropout-rows.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';
import { tellOfDropout } from './tell-of-dropout.ts';

/** 控辍巡查 — reminds and escalates by the county's days, each once a phase. Can be made twice without harm. Answers how many were told of. */
export async function lookAfterDropouts(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string; id: string }>`
    select county, id from dropout_cases where closed_at is null order by county, opened_at`.execute(desk.db);
  let told = 0;
  for (const { county, id } of rows) {
    told += await desk.db.transaction().execute((work) => lookAfter(desk, work, county, id));
  }
  return told;
}

async function lookAfter(desk: Desk, work: Work, county: string, id: string): Promise<number> {
  const row = await work
    .selectFrom('dropout_cases')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .where('closed_at', 'is', null)
    .forUpdate()
    .executeTakeFirst();
  if (row === undefined) return 0;
  const dropout = caseOfRow(desk.seal, row);
  const due = remindersOf(timed(dropout), {
    today: desk.clock.today(),
    settings: await dropoutSettingsOf(work, county),
    calendar: await schoolCalendarOf(work, county),
    isCarried: (await carriedOut(work, dropout)) !== undefined,
  });
  const fresh = await notYetSaid(desk, work, county, id, due);
  for (const { event } of fresh) await tellOfDropout(work, { county, id, event }, desk.clock);
  return fresh.length;
}

async function notYetSaid(
  { clock }: Desk,
  work: Work,
  county: string,
  id: string,
  due: readonly Reminder[],
): Promise<readonly Reminder[]> {
  const fresh: Reminder[] = [];
  for (const reminder of due) {
    const written = await work
      .insertInto('dropout_reminders')
      .values({ county, dropout_case: id, kind: reminder.event, since: reminder.since, at: clock.now() })
      .onConflict((clash) => clash.columns(['county', 'dropout_case', 'kind', 'since']).doNothing())
      .executeTakeFirst();
    if (written.numInsertedOrUpdatedRows === 1n) fresh.push(reminder);
  }
  return fresh;
}
