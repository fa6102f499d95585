import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Campaign, concerns } from '../campaign.ts';
import { objectionsToPlan, type Plan, type PlanContent } from '../plan.ts';
import { tellOfCampaign } from './tell-of-campaign.ts';

/** May this actor write the plan of this unit? Each central school its own; the county that of the schools directly below it. */
export function mayPlan(actor: Actor, unit: UnitPath): boolean {
  return can(actor, 'campaign.plan', unit) && actor.unit === unit;
}

/**
 * 核查办法 in force at a unit: that of the nearest unit at or above it that published one, as far as the actor may read. Whoever
 * writes it sees the draft too.
 */
export async function planFor(
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<Plan | undefined> {
  if (!isWithin(unit, actor.unit) && !isWithin(actor.unit, unit)) return undefined;
  const { rows } = await sql<PlanRow>`
    select campaign, unit, state, content, published_at, revision from campaign_plans
    where county = ${campaign.county} and campaign = ${campaign.id}::uuid and unit = any(${pathsTo(unit)}::text[])
    order by length(unit) desc`.execute(db);
  const row = rows.find((each) => each.state === 'published' || mayPlan(actor, each.unit));
  return row && planOf(row);
}

/** 一个中心校有没有发布办法 */
export interface PlanOfUnit {
  readonly unit: UnitPath;
  readonly name: string;
  readonly publishedAt: Date | undefined;
}

/** 各中心校的办法 below the actor, those that have published nothing first. Without the text: that is read at the unit. */
export async function plansBelow(db: Database, actor: Actor, campaign: Campaign): Promise<readonly PlanOfUnit[]> {
  const { rows } = await sql<{ unit: UnitPath; name: string; published_at: Date | null }>`
    select units.path as unit, units.name, plans.published_at from units
    left join campaign_plans as plans on plans.county = units.county and plans.campaign = ${campaign.id}::uuid
      and plans.unit = units.path and plans.state = 'published'
    where units.county = ${campaign.county} and units.kind = 'central-school' and units.until is null
      and ${permitted(actor, 'campaign.summary', 'units.path')} and units.path <> ${actor.unit}
    order by plans.published_at is not null, units.path`.execute(db);
  return rows
    .filter(({ unit }) => concerns(campaign, unit))
    .map(({ published_at: at, ...row }) => ({ ...row, publishedAt: at ?? undefined }));
}

/** Saves the plan of the actor's own unit as a draft, or publishes it; `undefined` when it is not the actor's to write. */
export function writePlan(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  request: {
    readonly unit: UnitPath;
    /** Absent for the first one. */
    readonly seen: number | undefined;
    readonly content: PlanContent;
    readonly publish: boolean;
  },
): Promise<{ readonly plan: Plan } | { readonly objections: readonly Objection[] } | undefined> {
  return desk.db.transaction().execute(async (work) => {
    const { unit, seen, content, publish } = request;
    if (!mayPlan(actor, unit)) return undefined;
    if (campaign.state !== 'running')
      return { objections: [{ code: 'state', message: '专项不在进行中，办法不能再改' }] };
    const objections = objectionsToPlan(content, campaign, publish);
    if (objections.length > 0) return { objections };
    const now = desk.clock.now();
    const at = publish ? now : null;
    const { rows } = await sql<PlanRow>`
      insert into campaign_plans (county, campaign, unit, state, content, published_at, published_by)
      select ${campaign.county}, ${campaign.id}::uuid, ${unit}, ${publish ? 'published' : 'draft'},
        ${JSON.stringify(content)}::jsonb, ${at}::timestamptz, ${publish ? actor.person : null}::uuid
      on conflict (county, campaign, unit) do update set state = excluded.state, content = excluded.content,
        published_at = excluded.published_at, published_by = excluded.published_by,
        revision = campaign_plans.revision + 1
        where campaign_plans.revision = ${seen ?? 0}
      returning campaign, unit, state, content, published_at, revision`.execute(work);
    const [row] = rows;
    if (row === undefined) {
      return { objections: [{ code: 'stale', message: '办法刚被别人改过，请刷新后再改' }] };
    }
    const detail = { unit, publish };
    const deed = { action: 'campaign.plan', subjectKind: 'campaign', subject: campaign.id, detail } as const;
    await audit(work, actor, deed, now);
    if (publish) await tellOfCampaign(work, actor, campaign, { event: 'campaign-plan', under: [unit] }, now);
    return { plan: planOf(row) };
  });
}

interface PlanRow {
  readonly campaign: string;
  readonly unit: UnitPath;
  readonly state: 'draft' | 'published';
  readonly content: PlanContent;
  readonly published_at: Date | null;
  readonly revision: number;
}

function planOf({ published_at: at, ...row }: PlanRow): Plan {
  return { ...row, publishedAt: at ?? undefined };
}
