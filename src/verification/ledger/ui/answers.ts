import type { Given } from '#src/web/given.ts';
import type { paths } from '#src/web/openapi.d.ts';

/** 台账行 as the list shows it. */
export type LineShown = Given<'/api/campaigns/{id}/lines/search', 'post'>['rows'][number];

export type LineStory = Given<'/api/campaigns/{id}/lines/{student}', 'get'>;

/** The figures of a unit and of those below it. */
export type LedgerCounts = Given<'/api/campaigns/{id}/summary', 'get'>;

export type DeedsDone = Given<'/api/campaigns/{id}/lines/deeds', 'post'>;

type DeedsBody = NonNullable<
  paths['/api/campaigns/{id}/lines/deeds']['post']['requestBody']
>['content']['application/json'];

/** What is done to lines. */
export type DeedAsked = DeedsBody['deed'];

/** Which lines it is done to. */
export type WhomAsked = Pick<DeedsBody, 'students' | 'filter'>;

/** 筛选 as a body asks for it. */
export type DeedsBodyFilter = NonNullable<DeedsBody['filter']>;
