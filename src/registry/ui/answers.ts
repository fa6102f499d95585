import type { Given } from '#src/web/given.ts';

/** One line of a list of pupils, its cells in stars. */
export type PupilRow = Given<'/api/pupils/search', 'post'>['rows'][number];

/** A record as its own page shows it. */
export type ShownRecord = Given<'/api/pupils/{id}', 'get'>;

export type PupilCount = Given<'/api/pupils/count', 'get'>;
