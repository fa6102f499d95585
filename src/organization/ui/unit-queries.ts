import { useQueries, useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { Given } from '#src/web/given.ts';
import type { UnitAnswer, UnitDetailAnswer } from './answers.ts';

type Rows = Given<'/api/units', 'get'>;

/** Central schools, schools and teaching points at or below a unit, as they were on a day; today when none is given. */
export function useSchools(under: string, at?: string) {
  return useQuery({
    queryKey: ['units', 'schools', under, at],
    queryFn: (): Promise<Rows> =>
      loaded(api.GET('/api/units', { params: { query: { under, depth: 'schools', ...(at && { at }) } } })),
  });
}

/** What stands directly below each of these units; nothing of those that are not read yet. */
export function useChildren(opened: readonly string[], at?: string): ReadonlyMap<string, readonly UnitAnswer[]> {
  const answers = useQueries({
    queries: opened.map((under) => ({
      queryKey: ['units', 'children', under, at],
      queryFn: (): Promise<Rows> => loaded(api.GET('/api/units', { params: { query: { under, ...(at && { at }) } } })),
    })),
  });
  return new Map(opened.map((under, i) => [under, answers[i]?.data?.rows ?? []]));
}

/** Those that are closed too. */
export function useAllChildren(under: string) {
  return useQuery({
    queryKey: ['units', 'all-children', under],
    queryFn: (): Promise<Rows> => loaded(api.GET('/api/units', { params: { query: { under, closed: 'yes' } } })),
  });
}

export function useUnit(id: string) {
  return useQuery({
    queryKey: ['units', 'detail', id],
    queryFn: (): Promise<UnitDetailAnswer> => loaded(api.GET('/api/units/{id}', { params: { path: { id } } })),
  });
}

export function parentPath(path: string): string {
  return path.slice(0, path.lastIndexOf('/'));
}
