import { PLACES } from '#test/cast.ts';
import type { Line } from './table.ts';

const READERS = ['class-teacher', 'registrar', 'head', 'central-school', 'county'] as const;
const MARKERS = ['class-teacher', 'registrar'] as const;
const SCHOOLS_AND_COUNTY = ['registrar', 'head', 'central-school', 'county'] as const;
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
};
