import type { Given } from '#src/web/given.ts';

/** 公文列表中的一行 */
export type LetterLine = Given<'/api/letters/about', 'get'>['rows'][number];

/** 一份公文 */
export type WholeLetter = Given<'/api/letters/{id}', 'get'>;
