import type { Given } from '#src/web/given.ts';

/** A unit in a list. `title` is what it is called this year. */
export type UnitAnswer = Given<'/api/units', 'get'>['rows'][number];

export type UnitDetailAnswer = Given<'/api/units/{id}', 'get'>;

export type UnitChangeAnswer = UnitDetailAnswer['history'][number];

export type PersonAnswer = Given<'/api/people/{id}', 'get'>;

export type OfficeAnswer = PersonAnswer['offices'][number];

/** 一次性登录码 */
export type CodeAnswer = Given<'/api/people/{id}/code', 'post'>;

export type ImportAnswer = Given<'/api/organization/import', 'post'>;
