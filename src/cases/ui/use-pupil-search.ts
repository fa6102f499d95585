import { useQuery } from '@tanstack/react-query';
import type { PupilRow } from '#src/registry/ui/answers.ts';
import type { Sought } from '#src/registry/ui/sought.ts';
import { api, loaded } from '#src/web/api.ts';

interface Wanted {
  readonly sought: Sought;
  readonly unit?: string | undefined;
  readonly limit: number;
}

/** 本校学生 — by name, number or class; nobody is listed before something is asked. */
export function usePupilSearch({ sought, unit, limit }: Wanted) {
  const isAsked = unit !== undefined || sought.is !== 'words' || sought.words !== '';
  return useQuery({
    queryKey: ['pupils', 'for-case', sought, unit, limit],
    enabled: isAsked,
    queryFn: (): Promise<{ readonly rows: readonly PupilRow[]; readonly next?: string | undefined }> =>
      loaded(
        api.POST('/api/pupils/search', {
          body: { ...wordsOf(sought), ...(unit?.startsWith('/') && { unit: unit as `/${string}` }), limit }, // just looked at
        }),
      ),
  });
}

function wordsOf(sought: Sought) {
  if (sought.is === 'number') return { number: sought.number };
  if (sought.is === 'last4') return { last4: sought.last4 };
  return sought.words === '' ? {} : { words: sought.words };
}
