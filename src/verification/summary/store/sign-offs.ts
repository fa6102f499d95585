import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { lockLedger } from '../../ledger/store/ledger-lock.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { EVERY_SECTION } from '../figures.ts';
import { LEVELS, type Level, levelOf, objectionsToSigning, type SigningObjection } from '../signing.ts';
import { summarize } from './summarize.ts';

/** 待签核 — exactly what would be signed, and what stands against it. */
export interface ToSign {
  readonly level: Level;
  readonly summary: CampaignSummary;
  readonly objections: readonly SigningObjection[];
  /** Of the figures: what is signed is what was seen. */
  readonly seen: string;
}

export type SignOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/** What the actor would sign for their own unit; `undefined` where nobody signs. */
export async function toSign(
  desk: Desk,
  db: Database | Work,
  actor: Actor,
  campaign: Campaign,
): Promise<ToSign | undefined> {
  const { unit } = actor;
  if (!can(actor, 'campaign.sign', unit)) return undefined;
  const summary = await summarize(desk, db, actor, campaign, unit, EVERY_SECTION);
  const level = summary && levelOf(summary.whole.kind);
  if (summary === undefined || level === undefined) return undefined;
  const { asOf: _, ...figures } = summary;
  const objections = objectionsToSigning(campaign, level, summary);
  return { level, summary, objections, seen: digestOf(JSON.stringify(figures)) };
}

/**
 * 签核 — the actor signs for their own unit what they have seen: the figures are frozen as they are now, and stay so whatever
 * becomes of the register. From below upwards: the schools first, then their central school, then the county.
 */
export function signOff(desk: Desk, actor: Actor, campaign: Campaign, seen: string): Promise<SignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    await lockLedger(work, campaign.county);
    const sheet = await toSign(desk, work, actor, campaign);
    if (sheet === undefined) return 'missing';
    if (sheet.objections.length > 0) return { objections: sheet.objections };
    if (sheet.seen !== seen) return { objections: [CHANGED] };
    const { level, summary } = sheet;
    const [id, now, { unit }] = [randomUUID(), desk.clock.now(), actor];
    const frozen = JSON.stringify(summary);
    const digest = digestOf(frozen);
    await sql`
      insert into campaign_sign_offs (county, id, campaign, unit, level, signed_at, signed_by, office, signer, summary, digest)
      values (${campaign.county}, ${id}::uuid, ${campaign.id}::uuid, ${unit}, ${level}, ${now}, ${actor.person}::uuid,
        ${actor.office}, ${actor.name}, ${frozen}, ${digest})`.execute(work);
    const { roll, settled, cannot } = summary.whole.counts;
    const subject = { subjectKind: 'campaign', subject: campaign.id, subjectUnit: unit } as const;
    const detail = { level, roll, settled, cannot, digest };
    await audit(work, actor, { action: 'campaign.sign', ...subject, detail }, now);
    return { id };
  });
}

const CHANGED = {
  code: 'stale',
  message: '打开签核页以后，台账又有变动，数字已经不同。请核对新的数字，再签核',
};

/** 撤回签核 — by whoever signed or by an office above, from the top downwards, with a reason; what was frozen stays. */
export function withdrawSignOff(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  { id, unit }: { readonly id: string; readonly unit: UnitPath },
  reason: string,
): Promise<SignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    if (!can(actor, 'campaign.sign', unit)) return 'missing';
    await lockLedger(work, campaign.county);
    const { rows } = await sql<{ id: string; unit: UnitPath; level: Level }>`
      select id, unit, level from campaign_sign_offs
      where county = ${campaign.county} and campaign = ${campaign.id}::uuid and withdrawn_at is null
        and unit = any(${pathsTo(unit)}::text[])
      order by unit
      for update`.execute(work);
    const own = rows.find((row) => row.id === id);
    const above = rows.find((row) => row.unit !== unit);
    if (own === undefined) return { objections: [{ code: 'not-signed', message: '没有签核，不用撤回。请刷新页面' }] };
    if (campaign.state !== 'running') return { objections: [CLOSED] };
    if (above !== undefined) {
      const message = `${LEVELS[above.level]}已经签核。请先请${LEVELS[above.level]}撤回，再撤回本级`;
      return { objections: [{ code: 'signed-above', message }] };
    }
    const now = desk.clock.now();
    await sql`
      update campaign_sign_offs set withdrawn_at = ${now}, withdrawn_by = ${actor.person}::uuid, withdrawn_reason = ${reason}
      where county = ${campaign.county} and id = ${own.id}::uuid`.execute(work);
    const subject = { subjectKind: 'campaign', subject: campaign.id, subjectUnit: unit } as const;
    await audit(work, actor, { action: 'campaign.withdraw', ...subject, reason, detail: { level: own.level } }, now);
    return { id: own.id };
  });
}

const CLOSED = { code: 'state', message: '专项已经结束，签核不能再撤回' };

/** 校验值 of a frozen text. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
