import type { Line } from './table.ts';

const READERS = ['registrar', 'head', 'central-school', 'county'] as const;
const FOLLOWERS = ['registrar', 'central-school', 'county'] as const;
const WORKERS = ['registrar', 'county'] as const;
const COUNTY = ['county'] as const;
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const WORDS = '打过电话，家长说已经在当地上学';
const ABROAD = { to: 'struck-off', ground: 'abroad', words: WORDS };
const TERMS = {
  graduates: { by: 'day', day: '09-30' },
  ...{ transferDays: 10, caseDays: 10, claimDays: 5 },
};

/** 学籍接续 — the school that was left works, its central school follows, the county judges; the next school claims. */
export const CONTINUITY: Readonly<Record<string, Line>> = {
  'GET /api/pupils/{id}/continuity': { callers: READERS, of: 'pupil' },
  'GET /api/continuity/figures': { callers: READERS },
  'GET /api/continuity/leavers': { callers: READERS },
  'GET /api/continuity/leavers.xlsx': { callers: FOLLOWERS },
  'GET /api/continuity/destinations.xlsx': { callers: WORKERS },
  'POST /api/continuity/destinations': { callers: WORKERS },
  'POST /api/continuity/admissions': { callers: ['registrar'], body: { leavers: [NOBODY] }, mayLack: true },
  'POST /api/continuity/match': { callers: COUNTY },
  'GET /api/continuity/terms': { callers: READERS },
  'PUT /api/continuity/terms': { callers: COUNTY, body: TERMS },
  'GET /api/continuity/leavers/{id}': { callers: READERS, of: 'leaver' },
  'POST /api/continuity/leavers/{id}/destination': { callers: WORKERS, of: 'leaver', body: { to: 'unknown' } },
  'POST /api/continuity/leavers/{id}/follow-ups': { callers: FOLLOWERS, of: 'leaver', body: { words: WORDS } },
  'POST /api/continuity/leavers/{id}/asks': { callers: WORKERS, of: 'leaver', body: ABROAD },
  'POST /api/continuity/leavers/{id}/send-back': { callers: COUNTY, of: 'leaver', body: { words: WORDS } },
  'POST /api/continuity/leavers/{id}/closings': { callers: COUNTY, of: 'leaver', body: ABROAD },
  'POST /api/continuity/leavers/{id}/reopen': { callers: COUNTY, of: 'leaver', body: { words: WORDS } },
  'POST /api/continuity/leavers/{id}/matches': {
    callers: WORKERS,
    of: 'leaver',
    body: { target: NOBODY, same: false, words: WORDS },
  },
  'POST /api/continuity/leavers/{id}/letters': { callers: COUNTY, of: 'leaver', body: { to: '内乡县教育体育局' } },
  'POST /api/continuity/leavers/{id}/not-come': { callers: ['registrar'], of: 'leaver', body: { words: WORDS } },
  'GET /api/continuity/claims': { callers: READERS },
  'POST /api/continuity/claims': {
    callers: ['registrar'],
    body: { name: '查无此人', number: '411323201501010000', words: WORDS },
  },
  'GET /api/continuity/claims/{id}': { callers: READERS, of: 'double-claim' },
  'POST /api/continuity/claims/{id}/statements': {
    callers: ['registrar'],
    of: 'double-claim',
    body: { hasChild: true, words: WORDS },
  },
  'POST /api/continuity/claims/{id}/rulings': {
    callers: COUNTY,
    of: 'double-claim',
    body: { ruling: 'one', words: WORDS },
  },
  'POST /api/continuity/claims/{id}/files': { callers: ['registrar'], of: 'double-claim', judgesBodyFirst: true },
  'DELETE /api/continuity/claims/{id}/files/{file}': { callers: ['registrar'], of: 'double-claim', mayLack: true },
  'GET /api/continuity/claims/{id}/files/{file}': { callers: READERS, of: 'double-claim', mayLack: true },
};
