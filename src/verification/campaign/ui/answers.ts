import type { Given } from '#src/web/given.ts';

/** 专项列表中的一行 */
export type CampaignLine = Given<'/api/campaigns', 'get'>['rows'][number];

/** 一个专项, as it concerns the unit that was asked for. */
export type CampaignView = Given<'/api/campaigns/{id}', 'get'>;
