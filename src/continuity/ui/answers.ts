import type { Given } from '#src/web/given.ts';

export type Figures = Given<'/api/continuity/figures', 'get'>;

/** One leaver, as a list shows them. */
export type LeaverLine = Given<'/api/continuity/leavers', 'get'>['rows'][number];

export type WholeLeaver = Given<'/api/continuity/leavers/{id}', 'get'>;

export type ClaimLine = Given<'/api/continuity/claims', 'get'>['rows'][number];

export type WholeClaim = Given<'/api/continuity/claims/{id}', 'get'>;

export type Terms = Given<'/api/continuity/terms', 'get'>;

export type TakenDestinations = Given<'/api/continuity/destinations', 'post'>;
