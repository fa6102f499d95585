import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { KindsGiven } from './answers.ts';

/** 违规种类, as they are now. */
export function useKinds(): KindsGiven['kinds'] {
  const query = useQuery({
    queryKey: ['violation-kinds'],
    staleTime: 300_000,
    queryFn: (): Promise<KindsGiven> => loaded(api.GET('/api/violations/kinds')),
  });
  return query.data?.kinds ?? [];
}
