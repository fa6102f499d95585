import type { Given } from '#src/web/given.ts';

/** One line of a list of findings. */
export type Finding = Given<'/api/findings/search', 'post'>['rows'][number];

export type FindingDetail = Given<'/api/findings/{id}', 'get'>;

export type Counts = Given<'/api/findings/counts', 'get'>;

/** What came of a deed for many. */
export type Worked = Given<'/api/findings/explain', 'post'>;

type GridRowGiven = Given<'/api/findings/grid', 'post'>['rows'][number];

/** A pupil in the grid, with what is wrong by now. */
export interface GridRow extends Omit<GridRowGiven, 'findings'> {
  readonly findings: readonly Finding[];
}

export type Overview = Given<'/api/overview', 'get'>;

export type Figures = Overview['whole'];

export type Today = Given<'/api/today', 'get'>;
