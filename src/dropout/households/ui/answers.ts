import type { Given } from '#src/web/given.ts';

export type HouseholdLines = Given<'/api/households/search', 'post'>;
export type HouseholdLine = HouseholdLines['rows'][number];
export type WholeHousehold = Given<'/api/households/{id}', 'get'>;
export type HouseholdFigures = Given<'/api/households/figures', 'get'>;
export type HouseholdList = Given<'/api/households/lists/{id}', 'get'>;
export type HouseholdLists = Given<'/api/households/lists', 'get'>;
