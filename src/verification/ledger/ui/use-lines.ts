import { api, loaded } from '#src/web/api.ts';
import { type Paged, usePages } from '#src/web/queries.ts';
import type { LineShown } from './answers.ts';
import { asFilter, type LineFilters } from './line-filters.ts';

/** 台账清单 of a unit, page by page; a name is sought in the body and stands in no address. */
export function useLines(campaign: string, unit: string, filters: LineFilters, name: string, limit = 100) {
  const question = { ...asFilter(filters, unit), ...(name !== '' && { name }) };
  const list = usePages<LineShown>(
    ['lines', campaign, question, limit],
    (next): Promise<Paged<LineShown>> =>
      loaded(
        api.POST('/api/campaigns/{id}/lines/search', {
          params: { path: { id: campaign } },
          body: { ...question, limit, ...(next !== undefined && { next }) },
        }),
      ),
  );
  return { ...list, total: list.data?.pages[0]?.total };
}
