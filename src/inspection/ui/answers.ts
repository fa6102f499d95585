import type { Given } from '#src/web/given.ts';

/** 督查列表中的一行 */
export type InspectionLine = Given<'/api/inspections', 'get'>['rows'][number];

/** 一次督查 */
export type WholeInspection = Given<'/api/inspections/{id}', 'get'>;

export type ResultsGiven = NonNullable<WholeInspection['results']>;

/** 一所学校的检查表 */
export type SheetGiven = Given<'/api/inspections/{id}/schools/{school}', 'get'>;

export type PupilOnSheet = SheetGiven['pupils'][number];

export type AnswerOnSheet = SheetGiven['answers'][number];

/** 各县情况 */
export type CountiesGiven = Given<'/api/inspections/counties', 'get'>;

export type FaultyGiven = Given<'/api/inspections/faulty', 'get'>;
