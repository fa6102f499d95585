import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { ReturnList } from '../return-lists.ts';
import type { Returns } from './answers.ts';

/** One of the lists of what came back, narrowed to the unit that was chosen above. */
export function useReturns(campaign: string, list: ReturnList, unit: string | undefined) {
  return useQuery({
    queryKey: ['returns', campaign, 'list', list, unit],
    queryFn: (): Promise<Returns> => {
      const narrowed = unit?.startsWith('/') ? { unit: unit as `/${string}` } : {}; // just looked at
      const params = { path: { id: campaign }, query: { list, ...narrowed } };
      return loaded(api.GET('/api/campaigns/{id}/returns', { params }));
    },
  });
}
