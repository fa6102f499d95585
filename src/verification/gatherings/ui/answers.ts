import type { Given } from '#src/web/given.ts';

/** 会议列表中的一行 */
export type GatheringLine = Given<'/api/gatherings', 'get'>['rows'][number];

/** 一次会议 */
export type WholeGathering = Given<'/api/gatherings/{id}', 'get'>;

export type PersonOnList = WholeGathering['people'][number];

export type PupilOnList = WholeGathering['pupils'][number];

/** 培训覆盖率 */
export type CoverageGiven = Given<'/api/gatherings/coverage', 'get'>;

/** 学籍管理员名册中的一行 */
export type RegistrarTerm = Given<'/api/gatherings/registrars', 'get'>['rows'][number];
