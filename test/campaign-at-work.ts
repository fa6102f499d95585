import { randomUUID } from 'node:crypto';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Campaign, CampaignContent } from '#src/verification/campaign/campaign.ts';
import { USUAL_FIELDS } from '#src/verification/campaign/campaign.ts';
import { campaignOf } from '#src/verification/campaign/store/campaigns.ts';
import { openCampaign } from '#src/verification/campaign/store/open-campaign.ts';
import { CAST, PLACES } from './cast.ts';

/** 核查专项 of the whole county, from the notice's day to its deadline; `over` says what is different. */
export async function aDraftCampaign(
  { db }: Pick<Desk, 'db'>,
  over: Partial<CampaignContent> = {},
  { county, unit }: Actor = CAST.county,
): Promise<string> {
  const id = randomUUID();
  const content: CampaignContent = {
    units: [unit],
    grades: [],
    phases: [],
    emphasis: { fields: USUAL_FIELDS, rules: [] },
    ...over,
  };
  const row = { county, id, title: '2025年春季学籍信息质量核查', basis: '西峡县教育体育局函件', school_year: 2024 };
  const days = { starts_on: '2025-03-12', deadline: '2025-04-08' } as const;
  await db
    .insertInto('campaigns')
    .values({ ...row, ...days, state: 'draft', content: JSON.stringify(content) })
    .execute();
  return id;
}

/** The same, opened: every pupil of the register has a line. */
export async function aRunningCampaign(desk: Desk, over: Partial<CampaignContent> = {}): Promise<Campaign> {
  const id = await aDraftCampaign(desk, over);
  const opened = await openCampaign(desk, CAST.county, id, 1);
  const campaign = await campaignOf(desk.db, CAST.county.county, id);
  if ('objections' in opened || campaign === undefined) throw new Error(JSON.stringify(opened));
  return campaign;
}

export const CLASSES = [PLACES.primaryClass, PLACES.primaryClass2, PLACES.otherClass, PLACES.juniorClass] as const;
