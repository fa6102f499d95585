import type { Given } from '#src/web/given.ts';

export type Promotions = Given<'/api/promotions', 'get'>;

export type PromotionLine = Promotions['rows'][number];

export type Policy = Promotions['policy'];

export type School = Promotions['fiveFourSchools'][number];

export type Preview = Given<'/api/promotions/preview', 'post'>;

export type Held = Preview['held'][number];

/** 未升级学生, in one line of the list. */
export type HeldPupil = Given<'/api/promotions/held', 'post'>['rows'][number];

export type RollBackPlan = Given<'/api/promotions/{id}/roll-back', 'get'>;
