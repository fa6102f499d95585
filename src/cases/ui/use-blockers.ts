import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';

/** 不予受理的情形 — what stands in each pupil's way, asked before anything is typed. */
export function useBlockers(procedure: string, students: readonly string[]) {
  return useQuery({
    queryKey: ['case-blockers', procedure, students],
    enabled: students.length > 0,
    staleTime: 0,
    queryFn: () => loaded(api.POST('/api/cases/blockers', { body: { procedure, students: [...students] } })),
  });
}
