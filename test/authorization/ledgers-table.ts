import { PLACES } from '#test/cast.ts';
import type { Line } from './table.ts';

const READERS = ['class-teacher', 'registrar', 'head', 'central-school', 'county'] as const;
const MARKERS = ['class-teacher', 'registrar'] as const;
const SCHOOLS_AND_COUNTY = ['registrar', 'head', 'central-school', 'county'] as const;
const KEEPERS = ['registrar', 'central-school', 'county'] as const;
const SIGNERS = ['head', 'central-school', 'county'] as const;
const LISTERS = ['central-school', 'county'] as const;
const NOBODY = '0d9d6a1e-0000-4000-8000-00000000dead';
const HERE = { unit: PLACES.primaryClass };
const OF_CLASS = `unit=${PLACES.primaryClass}`;

/** 考勤、适龄儿童、控辍报告 — who may call what; the class teacher marks the own class, the school brings in its own list. */
export const LEDGERS: Readonly<Record<string, Line>> = {
  'GET /api/attendance/class': { callers: READERS, query: OF_CLASS },
  'PUT /api/attendance/class/marks': {
    callers: MARKERS,
    body: { ...HERE, day: '2025-03-20', marks: [{ student: NOBODY, reason: 'sick' }] },
  },
  'POST /api/attendance/class/confirmation': { callers: MARKERS, body: { ...HERE, day: '2025-03-20' } },
  'GET /api/attendance/units': { callers: READERS },
  'GET /api/attendance.xlsx': { callers: SCHOOLS_AND_COUNTY },
  'GET /api/attendance/absences': { callers: READERS },
  'GET /api/attendance/streaks': { callers: READERS, query: 'level=follow' },
  'GET /api/attendance/unmarked': { callers: READERS },
  'GET /api/attendance/pupils/{id}': { callers: READERS, of: 'pupil' },
  'GET /api/attendance/template.xlsx': { callers: ['registrar'] },
  'POST /api/attendance/imports': { callers: ['registrar'] },
  'GET /api/attendance/imports': { callers: ['registrar'] },
  'POST /api/attendance/imports/{id}/undo': { callers: ['registrar'], of: 'attendance-import' },
  'GET /api/attendance/returns/class': { callers: READERS, query: OF_CLASS },
  // Whoever is not in the class is not found, and no term has been set.
  'PUT /api/attendance/returns/class': {
    callers: MARKERS,
    body: { ...HERE, student: NOBODY, state: 'away' },
    mayLack: true,
  },
  'POST /api/attendance/returns/class/confirmation': { callers: MARKERS, body: HERE },
  'GET /api/attendance/returns/units': { callers: READERS },
  'GET /api/attendance/returns/pupils': { callers: READERS, query: 'state=away' },
  'GET /api/dropout-reports': { callers: SCHOOLS_AND_COUNTY, query: 'period=2025-02' },
  'GET /api/dropout-reports/periods': { callers: SCHOOLS_AND_COUNTY, query: 'kind=month' },
  'GET /api/dropout-reports/reporters': { callers: SCHOOLS_AND_COUNTY, query: 'period=2025-02' },
  'POST /api/dropout-reports': { callers: SIGNERS, body: { period: '2025-02', seen: '' } },
  'POST /api/dropout-reports/{id}/withdrawal': {
    callers: SIGNERS,
    of: 'dropout-report',
    body: { reason: '数字有误' },
  },
  // Of the own unit only: who signs above writes no letter for those below.
  'POST /api/dropout-reports/{id}/letter': { callers: SIGNERS, of: 'dropout-report', mayLack: true },
  'GET /api/dropout-reports/report.xlsx': { callers: SCHOOLS_AND_COUNTY, query: 'period=2025-02' },
  'GET /api/dropout-reports/report.pdf': { callers: SCHOOLS_AND_COUNTY, query: 'period=2025-02' },
  'POST /api/households/search': { callers: SCHOOLS_AND_COUNTY, body: {} },
  'GET /api/households/figures': { callers: SCHOOLS_AND_COUNTY },
  'GET /api/households/{id}': { callers: SCHOOLS_AND_COUNTY, of: 'household' },
  'PUT /api/households/{id}/answer': {
    callers: KEEPERS,
    of: 'household',
    body: { seen: 1, answer: 'none', on: '2025-03-18', visitor: '李主任', words: '在家' },
  },
  'PUT /api/households/{id}/verdict': { callers: KEEPERS, of: 'household', body: { seen: 1, verdict: 'same' } },
  'POST /api/households/{id}/dropout': { callers: KEEPERS, of: 'household', body: { seen: 1 } },
  'POST /api/households/assignment': { callers: KEEPERS, body: { ids: [NOBODY], checker: '李主任' } },
  'POST /api/households/ledger.xlsx': { callers: KEEPERS, body: {} },
  'POST /api/households/door.pdf': { callers: KEEPERS, body: {} },
  'GET /api/households/template.xlsx': { callers: LISTERS },
  'POST /api/households/lists': { callers: LISTERS },
  'GET /api/households/lists': { callers: LISTERS },
  'GET /api/households/lists/{id}': { callers: LISTERS, of: 'household-list' },
  'POST /api/households/lists/{id}/commit': { callers: LISTERS, of: 'household-list' },
  'POST /api/households/lists/{id}/undo': { callers: LISTERS, of: 'household-list' },
  'POST /api/households/lists/{id}/comparison': { callers: LISTERS, of: 'household-list' },
};
