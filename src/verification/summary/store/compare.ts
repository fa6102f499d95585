import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Campaign, concerns } from '../../campaign/campaign.ts';
import { listCampaigns } from '../../campaign/store/campaigns.ts';
import type { CampaignSummary } from '../campaign-summary.ts';
import { EVERY_SECTION } from '../figures.ts';
import { frozenSummary } from './read-sign-offs.ts';
import { summarize } from './summarize.ts';

/** 与上一次专项比较 */
export interface Comparison {
  readonly previous: Campaign;
  /** Signed figures where the unit had signed, else what its ledger says now. */
  readonly isSigned: boolean;
  readonly current: CampaignSummary;
  readonly before: CampaignSummary;
}

/** The same unit in the campaign before; `undefined` where there is none, or the actor may not look. */
export async function compareWithPrevious(
  desk: Desk,
  actor: Actor,
  campaign: Campaign,
  unit: UnitPath,
): Promise<Comparison | undefined> {
  const previous = (await listCampaigns(desk.db, actor)).find(
    (other) =>
      other.county === campaign.county &&
      other.id !== campaign.id &&
      other.state !== 'draft' &&
      other.startsOn < campaign.startsOn &&
      concerns(other, unit),
  );
  if (previous === undefined) return undefined;
  const current = await summarize(desk, desk.db, actor, campaign, unit, EVERY_SECTION);
  const frozen = await frozenSummary(desk.db, actor, previous, { inForceAt: unit });
  const before = frozen?.summary ?? (await summarize(desk, desk.db, actor, previous, unit, EVERY_SECTION));
  return current && before && { previous, isSigned: frozen !== undefined, current, before };
}
