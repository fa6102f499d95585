import type { Line } from './table.ts';

const INSPECTORS = ['tip-off-inspector'] as const;
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const BYTES = Buffer.alloc(32, 1).toString('base64');
const COUNTY = '/41/4113/411323';
const TOKEN = '0'.repeat(64);
const PUZZLE = { salt: 'x', parts: 1, bits: 1, until: 1, signature: 'x', solutions: [1] };
const LETTER = { body: Buffer.alloc(32 * 1024 + 40).toString('base64'), wraps: [{ key: NOBODY, wrapped: BYTES }] };

/** 举报: the inspectors alone, whatever else somebody is; and whoever reports, without an account. */
export const TIP_OFF_LINES: Readonly<Record<string, Line>> = {
  'GET /api/tip-offs': { callers: INSPECTORS },
  'POST /api/tip-offs/{id}/openings': { callers: INSPECTORS, of: 'tip-off' },
  'POST /api/tip-offs/{id}/deeds': { callers: INSPECTORS, of: 'tip-off', body: { deed: 'accept', seen: 9 } },
  'POST /api/tip-offs/{id}/letters': { callers: INSPECTORS, of: 'tip-off', body: { kind: 'note', ...LETTER } },
  'POST /api/tip-offs/{id}/identity': { callers: INSPECTORS, of: 'tip-off', body: {} },
  'POST /api/tip-offs/{id}/identity-shares': { callers: INSPECTORS, of: 'tip-off', body: { wraps: LETTER.wraps } },
  'GET /api/tip-off-keys': { callers: INSPECTORS },
  'PUT /api/tip-off-keys/mine': { callers: INSPECTORS, body: { publicKey: BYTES, locked: BYTES } },
  'GET /api/tip-off-keys/{id}/missing': { callers: INSPECTORS },
  'POST /api/tip-off-keys/{id}/confirmation': { callers: INSPECTORS, body: { wraps: [] }, mayLack: true },

  'GET /api/public/tip-off-form': { callers: 'anyone' },
  'POST /api/public/tip-off-keys': { callers: 'anyone', body: { county: COUNTY } },
  'POST /api/public/tip-offs': {
    callers: 'anyone',
    body: {
      ...{ id: NOBODY, county: COUNTY, token: TOKEN, reporterKey: BYTES, reporterLocked: BYTES },
      ...{ report: LETTER, puzzle: PUZZLE },
    },
  },
  'POST /api/public/tip-off-lookups': { callers: 'anyone', body: { token: TOKEN } },
  'POST /api/public/tip-off-letters': { callers: 'anyone', body: { token: TOKEN, letter: LETTER, puzzle: PUZZLE } },
};
