import type { Line } from './table.ts';

/** 督办: read by whoever works at a unit that is asked or asks; issued from the central school up, and by the city. */
const READERS = ['registrar', 'head', 'central-school', 'county', 'city-inspector'] as const;
const ISSUERS = ['central-school', 'county', 'city-inspector'] as const;
const ANSWERERS = ['registrar', 'head', 'central-school', 'county'] as const;

const DRAFT = {
  ...{
    receiver: '/41/4113/411323/dinghe/2141000001',
    subject: '',
    demand: '三日内办结',
    basis: '通知二（一）',
    days: 5,
  },
};

export const SUPERVISION_LINES: Readonly<Record<string, Line>> = {
  'GET /api/supervisions': { callers: READERS },
  'GET /api/supervisions.xlsx': { callers: READERS },
  'GET /api/supervisions/receivers': { callers: ISSUERS },
  'POST /api/supervisions': { callers: ISSUERS, body: DRAFT, mayLack: true },
  'GET /api/supervisions/{id}': { callers: READERS, of: 'supervision' },
  'POST /api/supervisions/{id}/answers': {
    callers: ANSWERERS,
    of: 'supervision',
    body: { deed: 'answer', revision: 9, words: '已办结' },
  },
  'POST /api/supervisions/{id}/judgements': {
    callers: ISSUERS,
    of: 'supervision',
    body: { deed: 'urge', revision: 9, words: '' },
  },
  'POST /api/supervisions/{id}/letter': { callers: ISSUERS, of: 'supervision' },
  'POST /api/supervisions/{id}/files': { callers: READERS, of: 'supervision', judgesBodyFirst: true },
  'DELETE /api/supervisions/{id}/files/{file}': { callers: READERS, mayLack: true },
  'GET /api/supervisions/{id}/files/{file}': { callers: READERS, mayLack: true },
};
