import type { Given } from '#src/web/given.ts';

export type ClassDay = Given<'/api/attendance/class', 'get'>;
export type PupilOfDay = ClassDay['list'][number];
export type AttendanceOfUnit = Given<'/api/attendance/units', 'get'>;
export type AttendanceLine = AttendanceOfUnit['rows'][number];
export type Absences = Given<'/api/attendance/absences', 'get'>;
export type Streaks = Given<'/api/attendance/streaks', 'get'>;
export type Unmarked = Given<'/api/attendance/unmarked', 'get'>;
export type AbsenceHistory = Given<'/api/attendance/pupils/{id}', 'get'>;
export type AttendancePlan = Given<'/api/attendance/imports', 'post'>;
export type AttendanceImports = Given<'/api/attendance/imports', 'get'>;
export type ReturnsOfClass = Given<'/api/attendance/returns/class', 'get'>;
export type ReturnsOfUnit = Given<'/api/attendance/returns/units', 'get'>;
export type ReturnLines = Given<'/api/attendance/returns/pupils', 'get'>;
