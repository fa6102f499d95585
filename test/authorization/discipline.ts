import type { Line } from './table.ts';

/** 问责: registered by central schools, the county and whoever looks into tip-offs, dealt with by the county, answered by whoever heads the unit. */
const READERS = ['head', 'central-school', 'county', 'tip-off-inspector'] as const;
const REGISTRARS = ['central-school', 'county', 'tip-off-inspector'] as const;
const COUNTY = ['county'] as const;
const ACCUSED = ['head', 'central-school'] as const;

const DRAFT = {
  ...{ unit: '/41/4113/411323/dinghe/2141000001', kind: 'other', title: '', foundOn: '2025-03-20' },
  ...{ facts: '', people: [], bases: [] },
};
const DEED = { revision: 9, text: '说明' };

export const DISCIPLINE_LINES: Readonly<Record<string, Line>> = {
  'GET /api/violations': { callers: READERS },
  'POST /api/violations': { callers: REGISTRARS, body: DRAFT },
  'GET /api/violations/ledger.xlsx': { callers: REGISTRARS },
  'GET /api/violations/figures': { callers: REGISTRARS, query: 'from=2025-01-01&until=2025-12-31' },
  'GET /api/violations/kinds': { callers: READERS },
  'PUT /api/violations/kinds': { callers: COUNTY, body: { own: [] } },
  'GET /api/violations/sources': {
    callers: REGISTRARS,
    query: 'unit=/41/4113/411323/dinghe/2141000001&kind=finding',
  },
  'POST /api/violations/papers': { callers: REGISTRARS },
  'POST /api/violations/circulars': { callers: COUNTY, body: { from: '2025-01-01', until: '2025-06-30' } },
  'POST /api/violations/{id}/letters': { callers: COUNTY, of: 'violation', body: { which: 'told' } },
  'GET /api/violations/{id}': { callers: READERS, of: 'violation' },
  'POST /api/violations/{id}/verify': { callers: COUNTY, of: 'violation', body: DEED },
  'POST /api/violations/{id}/inform': { callers: COUNTY, of: 'violation', body: { ...DEED, days: 5 } },
  'POST /api/violations/{id}/reply': { callers: ACCUSED, of: 'violation', body: { ...DEED, reply: 'accepts' } },
  'POST /api/violations/{id}/decide': { callers: COUNTY, of: 'violation', body: { ...DEED, measures: [] } },
  'POST /api/violations/{id}/close': { callers: COUNTY, of: 'violation', body: DEED },
  'POST /api/violations/{id}/withdraw': { callers: COUNTY, of: 'violation', body: DEED },
  'POST /api/violations/{id}/measures/{measure}': {
    callers: COUNTY,
    body: { revision: 9, on: '2025-03-20', words: {} },
    mayLack: true,
  },
  'POST /api/violations/{id}/files': { callers: READERS, of: 'violation', judgesBodyFirst: true },
  'GET /api/violations/{id}/files/{file}': { callers: READERS, mayLack: true },
};
