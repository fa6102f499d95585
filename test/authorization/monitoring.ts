import type { Line } from './table.ts';

/** 监测: figures for every office that answers for a unit, and for the city; the lists behind them not for the city. */
const READERS = ['registrar', 'head', 'central-school', 'county', 'city-inspector'] as const;
const LISTERS = ['registrar', 'head', 'central-school', 'county'] as const;

export const MONITORING_LINES: Readonly<Record<string, Line>> = {
  'GET /api/monitoring': { callers: READERS },
  'GET /api/monitoring.xlsx': { callers: READERS },
  'GET /api/monitoring/trend': { callers: READERS, query: 'figure=pupils' },
  'GET /api/monitoring/terms': { callers: LISTERS },
  'PUT /api/monitoring/terms': { callers: ['county'], body: { registrationDays: 60 } },
  'GET /api/monitoring/items': { callers: LISTERS, query: 'figure=pupils' },
};
