import { type UseQueryResult, useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { CampaignView } from './answers.ts';

/** 一个专项 and how far its duties are at a unit; without one, at one's own. Asked once, whoever shows it. */
export function useCampaign(id: string, unit: string | undefined): UseQueryResult<CampaignView> {
  return useQuery({
    queryKey: ['campaign', id, unit],
    queryFn: (): Promise<CampaignView> =>
      loaded(api.GET('/api/campaigns/{id}', { params: { path: { id }, query: unit === undefined ? {} : { unit } } })),
    placeholderData: (before) => (before?.id === id ? before : undefined),
  });
}
