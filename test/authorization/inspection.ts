import type { Line } from './table.ts';

/** 市局督查: run by the city alone; read by the county and by schools that were drawn; a school answers for itself. */
const READERS = ['registrar', 'head', 'central-school', 'county', 'city-inspector'] as const;
const CITY = ['city-inspector'] as const;
const SCHOOLS = ['registrar', 'head'] as const;

const PLAN = {
  ...{ unit: '/41/4113/411323', title: '督查', subject: '表册一致', basis: '', team: '孙督查' },
  ...{ startsOn: '2025-03-24', endsOn: '2025-03-28' },
  design: { schools: [], drawSchools: 0, pupils: 4, bySize: false },
};
const SAID = { about: '0d9d6a1e-0000-4000-8000-00000000dead', item: 'present', verdict: 'right', note: '' };

export const INSPECTION_LINES: Readonly<Record<string, Line>> = {
  'GET /api/inspections': { callers: READERS },
  'POST /api/inspections': { callers: CITY, body: PLAN },
  'GET /api/inspections/counties': { callers: CITY },
  'GET /api/inspections/faulty': { callers: CITY, query: 'unit=/41/4113/411323' },
  'GET /api/inspections/{id}': { callers: READERS, of: 'inspection' },
  'PUT /api/inspections/{id}': { callers: CITY, of: 'inspection', body: { ...PLAN, revision: 9 } },
  'POST /api/inspections/{id}/seed': {
    callers: CITY,
    of: 'inspection',
    body: { revision: 9, parts: [], isPublic: false },
  },
  'POST /api/inspections/{id}/draw': { callers: CITY, of: 'inspection', body: { revision: 9 } },
  'POST /api/inspections/{id}/conclusion': {
    callers: CITY,
    of: 'inspection',
    body: { revision: 9, conclusion: '较好' },
  },
  'POST /api/inspections/{id}/reopening': { callers: CITY, of: 'inspection', body: { revision: 9 } },
  'POST /api/inspections/{id}/publication': { callers: CITY, of: 'inspection', body: { revision: 9 } },
  'POST /api/inspections/{id}/cancellation': {
    callers: CITY,
    of: 'inspection',
    body: { revision: 9, reason: '改期' },
  },
  'GET /api/inspections/{id}/schools/{school}': { callers: READERS, mayLack: true },
  'PUT /api/inspections/{id}/answers': { callers: CITY, of: 'inspection', body: { answers: [SAID] } },
  'POST /api/inspections/{id}/schools/{school}/response': { callers: SCHOOLS, body: { text: '已改' }, mayLack: true },
  'POST /api/inspections/{id}/photos': { callers: CITY, of: 'inspection', judgesBodyFirst: true },
  'DELETE /api/inspections/{id}/photos/{photo}': { callers: CITY, mayLack: true },
  'GET /api/inspections/{id}/photos/{photo}': { callers: READERS, mayLack: true },
  'GET /api/inspections/{id}/protocol.pdf': { callers: READERS, of: 'inspection' },
  'POST /api/inspections/{id}/circular': { callers: CITY, of: 'inspection' },
  'GET /api/inspections/{id}/population.txt': { callers: READERS, of: 'inspection' },
  'GET /api/inspections/{id}/repetition': { callers: READERS, of: 'inspection' },
  'GET /api/inspections/{id}/results.xlsx': { callers: READERS, of: 'inspection' },
};
