import type { Given } from '#src/web/given.ts';

/** 公文列表中的一行 */
export type LetterLine = Given<'/api/letters/about', 'get'>['rows'][number];

/** 一份公文 */
export type WholeLetter = Given<'/api/letters/{id}', 'get'>;

/** 登记簿中的一行 */
export type RegisterLine = PostGiven<'/api/letters/search'>['rows'][number];

/** 公文模板 */
export type TemplateLine = Given<'/api/letter-templates', 'get'>['rows'][number];

export type WholeTemplate = Given<'/api/letter-templates/{key}', 'get'>;

/** 发文机关 */
export type HouseLine = Given<'/api/letter-houses', 'get'>['rows'][number];

type PostGiven<Path extends '/api/letters/search'> = Given<Path, 'post'>;
