import { createHash, randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import { pathsTo } from '#src/organization/store/units.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign } from '../../campaign/campaign.ts';
import { lockLedger } from '../../ledger/store/ledger-lock.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { LEVELS, type Level, levelOf, objectionsToSigning } from '../signing.ts';
import { summarize } from './summarize.ts';

export interface SignOff {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly level: Level;
  readonly signedAt: Date;
  readonly signer: string;
  readonly digest: string;
  readonly withdrawn: { readonly at: Date; readonly reason: string } | undefined;
}

export type SignOutcome = { readonly id: string } | { readonly objections: readonly Objection[] } | 'missing';

/**
 * 签核 — the actor signs for their own unit: the figures are frozen as they are now, and stay so whatever becomes of the register.
 * From below upwards: the schools first, then their central school, then the county.
 */
export function signOff(desk: Desk, actor: Actor, campaign: Campaign): Promise<SignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    const { unit } = actor;
    if (!can(actor, 'campaign.sign', unit)) return 'missing';
    await lockLedger(work, campaign.county);
    const summary = await summarize(desk, work, actor, campaign, unit);
    const level = summary && levelOf(summary.whole.kind);
    if (summary === undefined || level === undefined) return 'missing';
    const objections = objectionsToSigning(campaign, level, summary);
    if (objections.length > 0) return { objections };
    const [id, now] = [randomUUID(), desk.clock.now()];
    const frozen = JSON.stringify(summary);
    const digest = createHash('sha256').update(frozen).digest('hex');
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

/** 撤回签核 — by whoever signed or by an office above, from the top downwards, with a reason; what was frozen stays. */
export function withdrawSignOff(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
  reason: string,
): Promise<SignOutcome> {
  return desk.db.transaction().execute(async (work) => {
    if (!can(actor, 'campaign.sign', unit)) return 'missing';
    await lockLedger(work, campaign.county);
    const { rows } = await sql<{ id: string; unit: UnitPath; level: Level }>`
      select id, unit, level from campaign_sign_offs
      where county = ${campaign.county} and campaign = ${campaign.id}::uuid and withdrawn_at is null
        and unit = any(${pathsTo(unit)}::text[])
      for update`.execute(work);
    const own = rows.find((row) => row.unit === unit);
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

/** 签核记录 as far as the actor may look, the latest first; those that were withdrawn too. */
export async function signOffs(db: Database, actor: Actor, campaign: Campaign): Promise<readonly SignOff[]> {
  const { rows } = await sql<Row>`
    select signed.id, signed.unit, coalesce(units.name, signed.unit) as unit_name, signed.level, signed.signed_at,
      signed.signer, signed.digest, signed.withdrawn_at, signed.withdrawn_reason
    from campaign_sign_offs as signed
    left join units on units.county = signed.county and units.path = signed.unit and units.until is null
    where signed.county = ${campaign.county} and signed.campaign = ${campaign.id}::uuid
      and ${permitted(actor, 'campaign.summary', 'signed.unit')}
    order by signed.signed_at desc, signed.id limit 500`.execute(db);
  return rows.map(
    ({ unit_name: unitName, signed_at: signedAt, withdrawn_at: at, withdrawn_reason: reason, ...row }) => ({
      ...row,
      unitName,
      signedAt,
      withdrawn: at === null ? undefined : { at, reason: reason ?? '' },
    }),
  );
}

/** 定稿 — the figures as they were signed, for ever; `undefined` for strangers. */
export async function frozenSummary(
  db: Database,
  actor: Actor,
  campaign: Campaign,
  id: string,
): Promise<{ readonly signOff: SignOff; readonly summary: CampaignSummary } | undefined> {
  const all = await signOffs(db, actor, campaign);
  const found = all.find((each) => each.id === id);
  if (found === undefined) return undefined;
  const { rows } = await sql<{ summary: string }>`
    select summary from campaign_sign_offs where county = ${campaign.county} and id = ${id}::uuid`.execute(db);
  const [row] = rows;
  return row && { signOff: found, summary: JSON.parse(row.summary) as CampaignSummary }; // written by signOff
}

/** May this actor withdraw the signature of that unit? */
export function mayWithdraw(actor: Actor, unit: UnitPath): boolean {
  return can(actor, 'campaign.sign', unit) && isWithin(unit, actor.unit);
}

interface Row {
  readonly id: string;
  readonly unit: UnitPath;
  readonly unit_name: string;
  readonly level: Level;
  readonly signed_at: Date;
  readonly signer: string;
  readonly digest: string;
  readonly withdrawn_at: Date | null;
  readonly withdrawn_reason: string | null;
}
