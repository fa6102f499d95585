import type { Line } from './table.ts';

const READERS = ['class-teacher', 'registrar', 'head', 'central-school', 'county'] as const;
/** 控辍: class, school and central school work on it, all but the class report, the county alone closes. */
const WORKERS = ['class-teacher', 'registrar', 'head', 'central-school'] as const;
const SCHOOL = ['registrar', 'head', 'central-school'] as const;
const COUNTY = ['county'] as const;
/** 涉案 is known to the head and the county only. */
const TRUSTED = ['head', 'county'] as const;
const EXPORTERS = ['head', 'registrar', 'central-school', 'county'] as const;
/** 乡镇 sees what was reported to it, and nobody else comes this way. */
const TOWNSHIP = ['township'] as const;

const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const VISIT = {
  ...{ kind: 'investigation', way: 'phone', day: '2025-03-20', time: '', people: '赵老师', met: '奶奶', place: '' },
  ...{ said: '在家', result: 'learned' },
};
const NOBODY_YET = { name: '', post: '', phone: '' };
const KEEPERS = {
  ...{ county: NOBODY_YET, township: NOBODY_YET, village: NOBODY_YET, school: NOBODY_YET, class: NOBODY_YET },
};
const DAYS = {
  ...{ follow: 1, report: 3, suspect: 5, escalate: 10, failedVisits: 3, seated: 5, receive: 2, joint: 10, terms: [] },
};
const OUTCOME = { outcome: 'returned', day: '2025-03-20', words: '' };
const REVEAL = { cell: 'guardian1.phone', reason: '上门家访' };

/** 谁能做什么, of the dropout control and of the township's narrow view. */
export const DROPOUT_LINES: Readonly<Record<string, Line>> = {
  'GET /api/dropouts': { callers: READERS },
  'POST /api/dropouts': { callers: WORKERS, body: { student: NOBODY, words: '五天没来' }, mayLack: true },
  'GET /api/dropouts.xlsx': { callers: EXPORTERS },
  'GET /api/dropouts/counts': { callers: READERS },
  'GET /api/dropouts/townships': { callers: SCHOOL },
  'GET /api/dropouts/settings': { callers: READERS },
  'PUT /api/dropouts/settings': { callers: COUNTY, body: DAYS },
  'GET /api/dropouts/{id}': { callers: READERS, of: 'dropout' },
  'GET /api/dropouts/{id}/sheet.pdf': { callers: READERS, of: 'dropout' },
  'PUT /api/dropouts/{id}/visits/{visit}': { callers: WORKERS, of: 'dropout', body: VISIT },
  'POST /api/dropouts/{id}/visits/{visit}/withdrawal': { callers: WORKERS, of: 'dropout', body: { reason: '记错了' } },
  'PUT /api/dropouts/{id}/findings': {
    ...{ callers: WORKERS, of: 'dropout' },
    body: { revision: 1, category: 'weary', groups: [], whereabouts: '在家', found: '' },
  },
  'POST /api/dropouts/{id}/outcome': { callers: WORKERS, of: 'dropout', body: { ...OUTCOME, revision: 1 } },
  'POST /api/dropouts/{id}/seating': { callers: WORKERS, of: 'dropout', body: { revision: 1 } },
  'POST /api/dropouts/{id}/loss': { callers: WORKERS, of: 'dropout', body: { revision: 1, reason: '又不来了' } },
  'PUT /api/dropouts/{id}/keepers': { callers: WORKERS, of: 'dropout', body: { revision: 1, keepers: KEEPERS } },
  'POST /api/dropouts/{id}/files': { callers: WORKERS, of: 'dropout', judgesBodyFirst: true },
  'GET /api/dropouts/{id}/files/{file}': { callers: READERS, mayLack: true },
  'DELETE /api/dropouts/{id}/files/{file}': { callers: WORKERS, of: 'dropout' },
  'POST /api/dropouts/{id}/reveal': { callers: READERS, of: 'dropout', body: REVEAL },
  'POST /api/dropouts/{id}/report': { callers: SCHOOL, of: 'dropout', body: {} },
  'POST /api/dropouts/{id}/notice': { callers: SCHOOL, of: 'dropout', body: { until: '2025-04-01' } },
  'POST /api/dropouts/{id}/closing': { callers: COUNTY, of: 'dropout', body: { revision: 1, words: '' } },
  'POST /api/dropouts/{id}/reopening': { callers: COUNTY, of: 'dropout', body: { revision: 1, reason: '没有返校' } },
  'GET /api/dropouts/{id}/notes': { callers: TRUSTED, of: 'dropout' },
  'POST /api/dropouts/{id}/notes': { callers: TRUSTED, of: 'dropout', body: { words: '派出所通报' } },
  'GET /api/joint-dropouts': { callers: TOWNSHIP },
  'GET /api/joint-dropouts/{id}': { callers: TOWNSHIP, of: 'joint-dropout' },
  'POST /api/joint-dropouts/{id}/receipt': { callers: TOWNSHIP, of: 'joint-dropout' },
  'PUT /api/joint-dropouts/{id}/visits/{visit}': {
    ...{ callers: TOWNSHIP, of: 'joint-dropout', body: { ...VISIT, kind: 'joint' } },
  },
  'POST /api/joint-dropouts/{id}/outcome': { callers: TOWNSHIP, of: 'joint-dropout', body: OUTCOME },
  'POST /api/joint-dropouts/{id}/notice': { callers: TOWNSHIP, of: 'joint-dropout', body: { until: '2025-04-01' } },
  'POST /api/joint-dropouts/{id}/files': { callers: TOWNSHIP, of: 'joint-dropout', judgesBodyFirst: true },
  'GET /api/joint-dropouts/{id}/files/{file}': { callers: TOWNSHIP, mayLack: true },
  'POST /api/joint-dropouts/{id}/reveal': { callers: TOWNSHIP, of: 'joint-dropout', body: REVEAL },
};
