import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../campaign.ts';
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
