import type { Given } from '#src/web/given.ts';

export type SheetJobs = Given<'/api/campaigns/{id}/sheets', 'get'>;

export type JobLine = SheetJobs['rows'][number];

export type Outlook = Given<'/api/campaigns/{id}/sheets/outlook', 'get'>;
