import { type RawBuilder, type Selectable, sql } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { liesInOneCounty } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { CampaignsTable } from '#src/platform/database/schema/verification.ts';
import { type Campaign, type CampaignContent, type CampaignState, concerns } from '../campaign.ts';

/** 进行中的专项 of a county; most days none, most others one. For the system: asks no permission. */
export async function runningCampaigns(db: Database | Work, county: string): Promise<readonly Campaign[]> {
  const rows = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('county', '=', county)
    .where('state', '=', 'running')
    .orderBy('starts_on')
    .orderBy('id')
    .execute();
  return rows.map(campaignOfRow);
}

/** One campaign. For the system: asks no permission. */
export async function campaignOf(db: Database | Work, county: string, id: string): Promise<Campaign | undefined> {
  const row = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('county', '=', county)
    .where('id', '=', id)
    .executeTakeFirst();
  return row && campaignOfRow(row);
}

/** The campaign, if it is the actor's business; else `undefined`, as if it did not exist. A draft is the county's alone. */
export async function findCampaign(db: Database | Work, actor: Actor, id: string): Promise<Campaign | undefined> {
  const row = await db
    .selectFrom('campaigns')
    .selectAll()
    .where('id', '=', id)
    .where(ofCounties(actor))
    .executeTakeFirst();
  const campaign = row && campaignOfRow(row);
  return campaign && isBusinessOf(actor, campaign) ? campaign : undefined;
}

/** 专项列表 — those that are the actor's business, the latest first. */
export async function listCampaigns(db: Database, actor: Actor): Promise<readonly Campaign[]> {
  const rows = await db
    .selectFrom('campaigns')
    .selectAll()
    .where(ofCounties(actor))
    .orderBy('starts_on', 'desc')
    .orderBy('id')
    .execute();
  return rows.map(campaignOfRow).filter((campaign) => isBusinessOf(actor, campaign));
}

/** What was never opened, given up or not, is nobody's business but the county's. */
function isBusinessOf(actor: Actor, campaign: Campaign): boolean {
  if (campaign.openedAt === undefined) return can(actor, 'campaign.run', actor.unit);
  return can(actor, 'campaign.summary', actor.unit) && concerns(campaign, actor.unit);
}

/** Of the actor's own county; a city looks into all of its own. */
function ofCounties(actor: Actor): RawBuilder<boolean> {
  if (liesInOneCounty(actor.unit)) return sql<boolean>`campaigns.county = ${actor.county}`;
  return sql<boolean>`exists (select from units where units.county = campaigns.county and units.kind = 'county'
    and units.until is null and ${permitted(actor, 'campaign.summary', 'units.path')})`;
}

function campaignOfRow(row: Selectable<CampaignsTable>): Campaign {
  return {
    county: row.county,
    id: row.id,
    title: row.title,
    basis: row.basis,
    schoolYear: row.school_year,
    state: row.state as CampaignState, // the table's check
    startsOn: row.starts_on,
    deadline: row.deadline,
    content: row.content as CampaignContent, // only campaigns are written there, after they were read by zod
    openedAt: row.opened_at ?? undefined,
    closedAt: row.closed_at ?? undefined,
    revision: row.revision,
  };
}
