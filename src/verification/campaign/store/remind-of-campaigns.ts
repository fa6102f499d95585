import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { ownConditions } from '../../ledger/store/line-conditions.ts';
import type { Campaign } from '../campaign.ts';
import { type CampaignReminder, reminderOn } from '../reminders.ts';
import { runningCampaigns } from './campaigns.ts';

/** 催办进度 — reminds whoever is behind in any county's campaign, of each thing once. Answers how many were told. */
export async function remindOfCampaigns(desk: Desk): Promise<number> {
  const { rows } = await sql<{ county: string }>`select distinct county from campaigns where state = 'running'`.execute(
    desk.db,
  );
  let told = 0;
  for (const { county } of rows) told += await remindInCounty(desk, county);
  return told;
}

function remindInCounty(desk: Desk, county: string): Promise<number> {
  return desk.db.transaction().execute(async (work) => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`campaign reminders ${county}`}, 0))`.execute(work);
    const { calendar } = await calendarOf(work, county);
    const today = desk.clock.today();
    let told = 0;
    for (const campaign of await runningCampaigns(work, county)) {
      const event = reminderOn(today, campaign, calendar);
      if (event === undefined) continue;
      const people = await peopleBehind(work, campaign, event);
      const left = workingDaysLeft(today, campaign.deadline, calendar) ?? 0;
      const title = `${campaign.title}（${campaign.deadline} 截止${left > 0 ? `，还有 ${left} 个工作日` : ''}）`;
      await tellPeople(work, county, { event, about: 'campaign', id: campaign.id, title, people }, desk.clock.now());
      told += people.length;
    }
    return told;
  });
}

/** Class teachers, registrars, heads and central schools at or above a class in which work is left; not told of this before. */
async function peopleBehind(work: Work, campaign: Campaign, event: CampaignReminder): Promise<readonly string[]> {
  const { rows } = await sql<{ person: string }>`
    with behind as materialized (
      select distinct lines.unit from campaign_lines as lines
      where lines.county = ${campaign.county} and lines.campaign = ${campaign.id}::uuid
        and ${sql.join([...ownConditions({ isSettled: false })], sql` and `)}
    )
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${campaign.county} and holdings.until is null
      and holdings.office in ('class-teacher', 'registrar', 'head', 'central-school')
      and exists (select from behind where ${within(sql.ref('units.path'), 'behind.unit')})
      and not exists (select from notices where notices.county = holdings.county and notices.person = holdings.person
        and notices.event = ${event} and notices.about = 'campaign' and notices.about_id = ${campaign.id}::uuid)
    order by holdings.person`.execute(work);
  return rows.map(({ person }) => person);
}
