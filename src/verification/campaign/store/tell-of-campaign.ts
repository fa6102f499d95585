import { sql } from 'kysely';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Campaign } from '../campaign.ts';

/** 专项启动、核查办法发布 — told to the offices below these units, in the transaction of the deed. */
export async function tellOfCampaign(
  work: Work,
  actor: Actor,
  campaign: Pick<Campaign, 'county' | 'id' | 'title' | 'deadline'>,
  news: { readonly event: 'campaign-opened' | 'campaign-plan'; readonly under: readonly UnitPath[] },
  now: Date,
): Promise<void> {
  const { county, id } = campaign;
  const somewhere = sql.join(
    news.under.map((unit) => within(unit, 'units.path')),
    sql` or `,
  );
  const { rows } = await sql<{ person: string }>`
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${county} and holdings.until is null and holdings.office = any(${[...OFFICES]}::text[])
      and (${somewhere})`.execute(work);
  const people = rows.map(({ person }) => person);
  const title = `${campaign.title}（${campaign.deadline} 截止）`;
  await tellPeople(work, county, { event: news.event, about: 'campaign', id, title, people, by: actor.person }, now);
}

const OFFICES: readonly Office[] = ['class-teacher', 'registrar', 'head', 'central-school'];
