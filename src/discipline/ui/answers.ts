import type { Given } from '#src/web/given.ts';

/** 违规台账中的一行 */
export type ViolationLine = Given<'/api/violations', 'get'>['rows'][number];

/** 一件违规 */
export type WholeViolation = Given<'/api/violations/{id}', 'get'>;

export type MeasureShown = WholeViolation['measures'][number];

/** 违规种类 */
export type KindsGiven = Given<'/api/violations/kinds', 'get'>;

/** 可以作依据的 */
export type SourcesGiven = Given<'/api/violations/sources', 'get'>;

/** 各单位违规情况 */
export type FiguresGiven = Given<'/api/violations/figures', 'get'>;
