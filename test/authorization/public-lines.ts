import type { Line } from './table.ts';

const HANDLERS = ['registrar', 'head', 'central-school', 'county'] as const;
const KEEPERS = ['registrar', 'central-school', 'county'] as const;
const WORDS = { name: '', phone: '', relation: '', child: '', content: '' };
const PUZZLE = { salt: 'x', parts: 1, bits: 1, until: 1, signature: 'x', solutions: [1] };
const PROOF = { code: '0000000000', four: '0000' };
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';

/** 群众诉求: answered by the unit it was given to and those above; a class teacher and the township have no part in it. */
export const PETITION_LINES: Readonly<Record<string, Line>> = {
  'POST /api/petitions/search': { callers: HANDLERS, body: {} },
  'POST /api/petitions/export.xlsx': { callers: KEEPERS, body: {} },
  'GET /api/petitions/figures': { callers: HANDLERS, query: 'from=2025-01-01&to=2025-03-31' },
  'GET /api/petitions/{id}': { callers: HANDLERS, of: 'petition' },
  'POST /api/petitions/{id}/phone': { callers: HANDLERS, of: 'petition', body: { reason: '电话回访' } },
  'POST /api/petitions': { callers: KEEPERS, body: { ...WORDS, kind: 'lookup', channel: 'counter' } },
  'POST /api/petitions/{id}/deeds': {
    callers: HANDLERS,
    of: 'petition',
    body: { deed: 'note', seen: 1, words: '记一笔' },
  },
  'GET /api/petition-units': { callers: HANDLERS },
  'GET /api/petition-settings': { callers: HANDLERS },
  'PUT /api/petition-settings': {
    callers: ['county'],
    body: { days: 10, repeated: 2, repeatedWithin: 90, many: 3, manyWithin: 30 },
  },
  'GET /api/standard-answers': { callers: HANDLERS },
  'POST /api/standard-answers': { callers: ['county'], body: { kind: 'lookup', title: '', body: '', isPublic: false } },
  'PUT /api/standard-answers/{id}': {
    callers: ['county'],
    body: { kind: 'lookup', title: '问', body: '答', isPublic: false, seen: 1 },
    mayLack: true,
  },

  'GET /api/public/petition-form': { callers: 'anyone' },
  'POST /api/public/puzzles': { callers: 'anyone', body: {} },
  'POST /api/public/standard-answers': { callers: 'anyone', body: { county: '411323' } },
  'POST /api/public/petitions': {
    callers: 'anyone',
    body: { ...WORDS, county: '411323', kind: 'lookup', request: NOBODY, notice: '2025-1', puzzle: PUZZLE },
  },
  'POST /api/public/petition-lookups': { callers: 'anyone', body: PROOF },
  'POST /api/public/petition-ratings': { callers: 'anyone', body: { ...PROOF, satisfaction: 'fair' } },
  'POST /api/public/petition-withdrawals': { callers: 'anyone', body: PROOF },
};
