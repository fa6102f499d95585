import { useQuery } from '@tanstack/react-query';
import { api, loaded } from '#src/web/api.ts';
import type { FigureKey } from '../figures.ts';
import type { Trend } from './answers.ts';

/** 走势 — what was kept of a figure, day by day, until a day. */
export function useTrend(unit: string, day: string, figure: FigureKey, days = 31) {
  const query = { unit, day, figure, days };
  return useQuery({
    queryKey: ['monitoring-trend', query],
    queryFn: (): Promise<Trend> => loaded(api.GET('/api/monitoring/trend', { params: { query } })),
  });
}
