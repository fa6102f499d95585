import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import { isUnderWay, type Task } from '#src/web/TaskProgress.tsx';

/** The tasks of whoever is signed in. Asked again only while one runs: idle polling would keep an empty chair signed in. */
export function useTasks() {
  return useQuery({
    queryKey: ['tasks'],
    queryFn: async (): Promise<{ readonly rows: readonly Task[] }> => loaded(api.GET('/api/tasks')),
    refetchInterval: ({ state }) => (state.data?.rows.some(isUnderWay) ? 2_000 : false),
  });
}
