import type { Given } from '#src/web/given.ts';

export type Summary = Given<'/api/campaigns/{id}/summary', 'get'>;
export type UnitLine = Summary['rows'][number];
export type Behind = Given<'/api/campaigns/{id}/behind', 'get'>;
export type Comparison = Given<'/api/campaigns/{id}/comparison', 'get'>;
export type ToSign = Given<'/api/campaigns/{id}/signing', 'get'>;
export type SignOffLine = Given<'/api/campaigns/{id}/sign-offs', 'get'>['rows'][number];
export type Frozen = Given<'/api/campaigns/{id}/sign-offs/{signOff}', 'get'>;
