import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { followIn, schoolOf } from '../../ledger/store/follow-roll.ts';
import type { Campaign } from '../campaign.ts';
import { objectionsToCampaign } from '../campaign-objections.ts';
import { campaignOf } from './campaigns.ts';
import { coveredBy, ON_ROLL } from './covered.ts';
import { tellOfCampaign } from './tell-of-campaign.ts';

/** How many pupils of how many schools the campaign asks about now. */
export async function countCovered(
  { db }: Pick<Desk, 'db'>,
  campaign: Campaign,
): Promise<{ readonly pupils: number; readonly schools: number }> {
  const { rows } = await sql<{ pupils: number; schools: number }>`
    select count(*)::integer as pupils, count(distinct ${schoolOf('students.unit')})::integer as schools from students
    where students.county = ${campaign.county} and ${ON_ROLL} and ${coveredBy(campaign)}`.execute(db);
  return rows[0] ?? { pupils: 0, schools: 0 };
}

/**
 * 启动专项 — the draft runs, and every pupil it asks about has a line. Nobody writes a record meanwhile, so that the lines are the
 * roll from the first moment on.
 */
export function openCampaign(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
): Promise<{ readonly lines: number } | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const { county } = actor;
    const now = desk.clock.now();
    await lockRegister(work, county);
    await sql`select from campaigns where county = ${county} and id = ${id}::uuid for update`.execute(work);
    const campaign = await campaignOf(work, county, id);
    const objections = campaign === undefined ? [] : objectionsToOpening(campaign, actor, seen, desk.clock.today());
    if (campaign === undefined || objections.length > 0) return { objections };
    await sql`
      update campaigns set state = 'running', opened_at = ${now}, opened_by = ${actor.person}::uuid,
        revision = revision + 1
      where county = ${county} and id = ${id}::uuid`.execute(work);
    const lines = await followIn(work, campaign, sql<boolean>`${ON_ROLL} and ${coveredBy(campaign)}`, now);
    const detail = { title: campaign.title, lines, deadline: campaign.deadline };
    await audit(work, actor, { action: 'campaign.open', subjectKind: 'campaign', subject: id, detail }, now);
    await tellOfCampaign(work, actor, campaign, { event: 'campaign-opened', under: campaign.content.units }, now);
    return { lines };
  });
}

/** What stands against opening it on this day. */
export function objectionsToOpening(
  campaign: Campaign,
  { unit }: Pick<Actor, 'unit'>,
  seen: number,
  today: string,
): readonly Objection[] {
  if (campaign.state !== 'draft') return [{ code: 'state', message: '专项已经启动过，请刷新页面查看' }];
  if (campaign.revision !== seen) {
    return [{ code: 'stale', message: '专项刚被别人改过，请刷新后再启动' }];
  }
  if (campaign.deadline < today) {
    return [{ code: 'past', message: '截止日期已经过去，请先改为今天以后的日期', field: 'deadline' }];
  }
  return objectionsToCampaign(campaign, unit);
}
