import { type QueryClient, useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { SectionName } from '../figures.ts';
import type { Behind, Comparison, Frozen, SignOffLine, Summary, ToSign } from './answers.ts';

const of = (unit: string | undefined) => (unit === undefined ? {} : { unit });

/** 汇总表 of a unit, or of one's own; asked anew now and then, for others are at work. */
export function useSummary(id: string, unit: string | undefined, about: SectionName) {
  return useQuery({
    queryKey: ['campaign-summary', id, unit, about],
    queryFn: (): Promise<Summary> =>
      loaded(api.GET('/api/campaigns/{id}/summary', { params: { path: { id }, query: { ...of(unit), about } } })),
    refetchInterval: 60_000,
  });
}

export function useBehind(id: string, unit: string | undefined) {
  return useQuery({
    queryKey: ['campaign-behind', id, unit],
    queryFn: (): Promise<Behind> =>
      loaded(api.GET('/api/campaigns/{id}/behind', { params: { path: { id }, query: of(unit) } })),
  });
}

export function useComparison(id: string, unit: string | undefined) {
  return useQuery({
    queryKey: ['campaign-comparison', id, unit],
    queryFn: (): Promise<Comparison> =>
      loaded(api.GET('/api/campaigns/{id}/comparison', { params: { path: { id }, query: of(unit) } })),
  });
}

export function useSignOffs(id: string, unit: string | undefined) {
  return useQuery({
    queryKey: ['campaign-sign-offs', id, unit],
    queryFn: async (): Promise<readonly SignOffLine[]> =>
      (await loaded(api.GET('/api/campaigns/{id}/sign-offs', { params: { path: { id }, query: of(unit) } }))).rows,
  });
}

export function useFrozen(id: string, signOff: string) {
  return useQuery({
    queryKey: ['campaign-sign-offs', id, 'frozen', signOff],
    queryFn: (): Promise<Frozen> =>
      loaded(api.GET('/api/campaigns/{id}/sign-offs/{signOff}', { params: { path: { id, signOff } } })),
  });
}

/** Always asked anew: one signs what one sees. */
export function useToSign(id: string) {
  return useQuery({
    queryKey: ['campaign-signing', id],
    queryFn: (): Promise<ToSign> => loaded(api.GET('/api/campaigns/{id}/signing', { params: { path: { id } } })),
    staleTime: 0,
    gcTime: 0,
  });
}

/** After a signature or its withdrawal. */
export async function askAnew(queries: QueryClient): Promise<void> {
  const keys = ['campaign-summary', 'campaign-behind', 'campaign-sign-offs', 'campaign-signing', 'campaign', 'ledger'];
  await Promise.all(keys.map((key) => queries.invalidateQueries({ queryKey: [key] })));
}
