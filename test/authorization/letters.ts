import type { Line } from './table.ts';

/** 公文: whoever has a desk for letters; signed by whoever answers for a house; settings are the county's. */
const DESKS = ['registrar', 'head', 'central-school', 'county', 'township', 'city-inspector'] as const;
const SIGNERS = ['head', 'central-school', 'county', 'township', 'city-inspector'] as const;

const WORDS = { title: '通知', addressee: '各校', body: ['请遵照执行。'], enclosures: [], contact: '' };

const KEY = { template: 'plain.county.letter', reason: '', to: [], copies: [] };
const COUNTY = ['county'] as const;

export const LETTERS: Readonly<Record<string, Line>> = {
  'POST /api/letters/search': { callers: DESKS, body: { box: 'all' } },
  'POST /api/letters/register.xlsx': { callers: DESKS, body: { box: 'out' } },
  'GET /api/letters/kinds': { callers: DESKS },
  'GET /api/letters/addressees': { callers: DESKS },
  'POST /api/letters': { callers: DESKS, body: KEY, mayLack: true },
  // Of the school's own people alone; whoever else asks finds no such pupil.
  'POST /api/pupils/{id}/enrolment-certificate': {
    callers: DESKS,
    of: 'pupil',
    body: { purpose: '乘车卡' },
    mayLack: true,
  },
  'GET /api/letters/{id}/letter.pdf': { callers: DESKS, of: 'letter' },
  'GET /api/letters/{id}/letter.docx': { callers: DESKS, of: 'letter' },
  'POST /api/letters/{id}/secret.pdf': { callers: DESKS, of: 'letter', body: { reason: '核对' } },
  'GET /api/letter-houses': { callers: COUNTY },
  'PUT /api/letter-houses': {
    callers: COUNTY,
    body: { unit: '/41/4113/411323/nowhere', house: 'head', name: '某校', word: '某', contact: '' },
    mayLack: true,
  },
  'GET /api/letter-templates': { callers: COUNTY },
  'GET /api/letter-templates/{key}': { callers: COUNTY, mayLack: true },
  'POST /api/letter-templates/{key}/texts': {
    callers: COUNTY,
    body: { title: '函', body: ['正文'], note: '改' },
    mayLack: true,
  },
  'PUT /api/letter-templates/{key}/choice': { callers: COUNTY, body: { form: 'text', version: 0 }, mayLack: true },
  'POST /api/letter-templates/{key}/preview.pdf': {
    callers: COUNTY,
    body: { title: '函', body: ['正文'] },
    mayLack: true,
  },
  'GET /api/letter-templates/{key}/models/{version}/model.docx': { callers: COUNTY, mayLack: true },
  'GET /api/letter-templates/{key}/models/{version}/sample.docx': { callers: COUNTY, mayLack: true },
  'POST /api/letter-templates/{key}/models': { callers: COUNTY, mayLack: true },
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
