import { useQuery } from '@tanstack/react-query';
import type { Objection } from '#src/web/answer.ts';
import { read } from './asking.ts';

export interface Blocked {
  readonly student: string;
  readonly objections: readonly Objection[];
}

/** 不予受理的情形 — what stands in each pupil's way, asked before anything is typed. */
export function useBlockers(procedure: string, students: readonly string[]) {
  return useQuery({
    queryKey: ['case-blockers', procedure, students],
    enabled: students.length > 0,
    staleTime: 0,
    queryFn: (): Promise<{ readonly pupils: readonly Blocked[] }> =>
      read('/api/cases/blockers', { method: 'POST', body: { procedure, students } }),
  });
}
