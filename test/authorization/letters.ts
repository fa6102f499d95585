import type { Line } from './table.ts';

/** 公文: whoever has a desk for letters; signed by whoever answers for a house; settings are the county's. */
const DESKS = ['registrar', 'head', 'central-school', 'county', 'township', 'city-inspector'] as const;
const SIGNERS = ['head', 'central-school', 'county', 'township', 'city-inspector'] as const;

const WORDS = { title: '通知', addressee: '各校', body: ['请遵照执行。'], enclosures: [], contact: '' };

export const LETTERS: Readonly<Record<string, Line>> = {
  'GET /api/letters/about': { callers: DESKS, query: 'kind=student&id=0d9d6a1e-0000-4000-8000-00000000dead' },
  'GET /api/letters/{id}': { callers: DESKS, of: 'letter' },
  'PUT /api/letters/{id}': { callers: DESKS, of: 'letter', body: { revision: 9, ...WORDS } },
  'POST /api/letters/{id}/signature': { callers: SIGNERS, of: 'letter', body: { revision: 9 } },
  'POST /api/letters/{id}/dispatch': {
    callers: DESKS,
    of: 'letter',
    body: { revision: 9, way: 'post', on: '2025-03-20' },
  },
  'POST /api/letters/{id}/receipt': {
    callers: DESKS,
    of: 'letter',
    body: { revision: 9, outcome: 'x', on: '2025-03-20' },
  },
  // Only what was sent to one's own office is taken in; a draft is nobody's yet.
  'POST /api/letters/{id}/taking': { callers: DESKS, of: 'letter', body: {}, mayLack: true },
  'POST /api/letters/{id}/archiving': { callers: DESKS, of: 'letter', body: { revision: 9 } },
  'POST /api/letters/{id}/voiding': { callers: DESKS, of: 'letter', body: { revision: 9, reason: '重复' } },
};
