import type { Given } from '#src/web/given.ts';

export type TemplateLine = Given<'/api/exchange/templates', 'get'>['rows'][number];

export type ReadingLine = Given<'/api/exchange/readings', 'get'>['rows'][number];

export type WholeReading = Given<'/api/exchange/readings/{id}', 'get'>;

export type ExportLine = Given<'/api/exchange/exports', 'get'>['rows'][number];

/** One thing the national system was asked about, as it may be shown. */
export type ItemLine = Given<'/api/exchange/items', 'get'>['rows'][number];

export type Tally = Given<'/api/exchange/tally', 'get'>;
