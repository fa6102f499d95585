import type { Given } from '#src/web/given.ts';

/** One batch in the list. */
export type BatchLine = Given<'/api/imports', 'get'>['rows'][number];

export type WholeBatch = Given<'/api/imports/{id}', 'get'>;

export type BatchFile = WholeBatch['files'][number];

export type ImportRow = Given<'/api/imports/{id}/rows', 'get'>['rows'][number];

/** Before and after of one cell, as it may be shown. */
export type ShownCell = ImportRow['changes'][number];

export type UndoPlan = Given<'/api/imports/{id}/undo', 'get'>;

/** 待办关键信息变更, in one line of the list. */
export type Proposal = Given<'/api/proposed-changes', 'get'>['rows'][number];
