import type { Given } from '#src/web/given.ts';

/** 督办列表中的一行 */
export type SupervisionLine = Given<'/api/supervisions', 'get'>['rows'][number];

export type SupervisionCounts = Given<'/api/supervisions', 'get'>['counts'];

/** 一件督办 */
export type WholeSupervision = Given<'/api/supervisions/{id}', 'get'>;
