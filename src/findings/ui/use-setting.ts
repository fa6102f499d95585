import { useQuery } from '@tanstack/react-query';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Setting } from '#src/quality/rule.ts';
import { api, loaded } from '#src/web/api.ts';

/** 核查条件, by which the browser asks the same rules as the server. */
export function useSetting(isNeeded = true) {
  return useQuery({
    queryKey: ['finding-setting'],
    staleTime: 600_000,
    enabled: isNeeded,
    queryFn: async (): Promise<Setting> => {
      const { schools, today, county, ...rest } = await loaded(api.GET('/api/findings/setting'));
      return {
        ...rest,
        county,
        today: today as LocalDate, // the server's own day
        schools: new Map(schools.map((school) => [school.code, school])),
      };
    },
  });
}
