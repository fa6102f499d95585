import type { Given } from '#src/web/given.ts';

export type Arrived = Given<'/api/campaigns/{id}/returns/codes', 'post'>;
export type Figures = Given<'/api/campaigns/{id}/returns/figures', 'get'>;
export type Returns = Given<'/api/campaigns/{id}/returns', 'get'>;
export type ReturnRow = Returns['rows'][number];
export type Keying = Given<'/api/campaigns/{id}/returns/{return}/opening', 'post'>;
export type KeyingCell = Keying['groups'][number]['cells'][number];
export type Recheck = Given<'/api/campaigns/{id}/returns/{return}/recheck', 'get'>;
export type Batches = Given<'/api/campaigns/{id}/scan-batches', 'get'>;
export type Pile = Given<'/api/campaigns/{id}/scans', 'get'>;
/** A page of paper, as it is shown. */
export type PaperPage = Pick<Pile['rows'][number], 'id' | 'width' | 'height'>;
