import type { Given } from '#src/web/given.ts';
import type { paths } from '#src/web/openapi.d.ts';

/** 诉求列表中的一行 */
export type PetitionRow =
  paths['/api/petitions/search']['post']['responses'][200]['content']['application/json']['rows'][number];

/** 一件诉求 */
export type WholePetition = Given<'/api/petitions/{id}', 'get'>;

export type Figures = Given<'/api/petitions/figures', 'get'>;

export type StandardAnswer = Given<'/api/standard-answers', 'get'>['rows'][number];

export type DeedSent = paths['/api/petitions/{id}/deeds']['post']['requestBody']['content']['application/json'];
