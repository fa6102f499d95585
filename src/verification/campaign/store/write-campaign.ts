import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { schoolYearOf } from '#src/organization/school-year.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../campaign.ts';
import { type CampaignDraft, objectionsToCampaign } from '../campaign-objections.ts';
import { campaignOf } from './campaigns.ts';

/** `missing`: there is no such campaign in the actor's county. */
export type CampaignOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** 拟定专项 — a draft, which only the county sees. */
export async function createCampaign(desk: Desk, actor: Actor, draft: CampaignDraft): Promise<CampaignOutcome> {
  const objections = objectionsToCampaign(draft, actor.unit);
  if (objections.length > 0) return { objections };
  const id = randomUUID();
  await desk.db.transaction().execute(async (work) => {
    await sql`
      insert into campaigns (county, id, title, basis, school_year, state, starts_on, deadline, content)
      values (${actor.county}, ${id}::uuid, ${draft.title.trim()}, ${draft.basis.trim()},
        ${schoolYearOf(draft.startsOn)}, 'draft', ${draft.startsOn}, ${draft.deadline},
        ${JSON.stringify(draft.content)}::jsonb)`.execute(work);
    await noteEdit(desk, work, actor, id, draft);
  });
  return { id };
}

/** 修改专项 — a draft wholly; of one that runs everything but whom it asks about. */
export function editCampaign(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  draft: CampaignDraft,
): Promise<CampaignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const campaign = await held(work, actor, id);
    if (campaign === undefined) return 'missing';
    const objections = [...objectionsToEditing(campaign, seen, draft), ...objectionsToCampaign(draft, actor.unit)];
    if (objections.length > 0) return { objections };
    await sql`
      update campaigns set title = ${draft.title.trim()}, basis = ${draft.basis.trim()},
        school_year = ${schoolYearOf(draft.startsOn)}, starts_on = ${draft.startsOn}, deadline = ${draft.deadline},
        content = ${JSON.stringify(draft.content)}::jsonb, revision = revision + 1
      where county = ${actor.county} and id = ${id}::uuid`.execute(work);
    await noteEdit(desk, work, actor, id, draft);
    return { id };
  });
}

/** 结束专项 — from now on nothing in it changes; a draft is given up. */
export function closeCampaign(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  reason: string,
): Promise<CampaignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const campaign = await held(work, actor, id);
    if (campaign === undefined) return 'missing';
    if (campaign.state === 'closed') return { objections: [{ code: 'state', message: '专项已经结束' }] };
    if (campaign.revision !== seen) return { objections: [STALE] };
    const now = desk.clock.now();
    await sql`
      update campaigns set state = 'closed', closed_at = ${now}, closed_by = ${actor.person}::uuid,
        revision = revision + 1
      where county = ${actor.county} and id = ${id}::uuid`.execute(work);
    const detail = { title: campaign.title };
    await audit(work, actor, { action: 'campaign.close', subjectKind: 'campaign', subject: id, reason, detail }, now);
    return { id };
  });
}

const STALE = { code: 'stale', message: '专项刚被别人改过，请刷新后再改' };

function objectionsToEditing(campaign: Campaign, seen: number, { content }: CampaignDraft): readonly Objection[] {
  if (campaign.state === 'closed') return [{ code: 'state', message: '专项已经结束，不能再改' }];
  if (campaign.revision !== seen) return [STALE];
  const { units, grades } = campaign.content;
  if (campaign.state === 'draft' || (alike(units, content.units) && alike(grades, content.grades))) return [];
  const message = '专项已经启动，范围（机构、年级）不能再改。需要补充的学校请另开一个专项';
  return [{ code: 'scope', message, field: 'units' }];
}

function alike(some: readonly string[], others: readonly string[]): boolean {
  return [...some].sort().join() === [...others].sort().join();
}

async function held(work: Work, { county }: Actor, id: string): Promise<Campaign | undefined> {
  await sql`select from campaigns where county = ${county} and id = ${id}::uuid for update`.execute(work);
  return campaignOf(work, county, id);
}

async function noteEdit(desk: Desk, work: Work, actor: Actor, id: string, draft: CampaignDraft): Promise<void> {
  const { title, startsOn, deadline, content } = draft;
  const detail = { title, startsOn, deadline, units: content.units, grades: content.grades };
  const deed = { action: 'campaign.edit', subjectKind: 'campaign', subject: id, detail } as const;
  await audit(work, actor, deed, desk.clock.now());
}
