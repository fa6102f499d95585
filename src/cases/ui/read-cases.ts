import { api, loaded } from '#src/web/api.ts';
import type { CaseRows, CaseView } from './answers.ts';
import { type CaseFilters, scopeOf } from './case-filters.ts';

/** 案卷, under the key by which whoever changes it makes it read anew. */
export function caseQuery(id: string) {
  return {
    queryKey: ['case', id] as const,
    // A case goes from hand to hand: whoever opens it sees it as it lies now.
    staleTime: 0,
    queryFn: (): Promise<CaseView> => loaded(api.GET('/api/cases/{id}', { params: { path: { id } } })),
  };
}

/** A page of what the filters let through. */
export function listCases(filters: CaseFilters, next: string | undefined): Promise<CaseRows> {
  // The address may hold anything; the server checks it against its schema.
  const query = { ...filters, scope: scopeOf(filters), ...(next !== undefined && { next }) } as never;
  return loaded(api.GET('/api/cases', { params: { query } }));
}

/** Cases of pupils who are called so; the name goes into no address. */
export function casesOfName(name: string): Promise<CaseRows> {
  return loaded(api.POST('/api/cases/search', { body: { name } }));
}
