import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Timestamp } from './columns.ts';

/** 考勤导入：学校自己的考勤表，一次一行 */
export interface AttendanceImportsTable {
  county: string;
  id: string;
  unit: string;
  absences: number;
  class_days: number;
  from_day: LocalDate;
  until_day: LocalDate;
  at: Timestamp;
  by_person: string;
  undone_at: Timestamp | null;
  undone_by: string | null;
}

/** 班级考勤：某班某天登记过考勤 */
export interface AttendanceDaysTable {
  county: string;
  unit: string;
  day: LocalDate;
  marked_at: Timestamp;
  marked_by: string;
  confirmed_at: Timestamp | null;
  confirmed_by: string | null;
  batch: string | null;
}

/** 缺勤：一名学生一天一条，更正的写新的一条 */
export interface AbsencesTable {
  county: string;
  id: string;
  student: string;
  unit: string;
  day: LocalDate;
  reason: string;
  marked_at: Timestamp;
  marked_by: string;
  batch: string | null;
  withdrawn_at: Timestamp | null;
  withdrawn_by: string | null;
}

/** 连续无故缺勤达到阈值的提醒：一段缺勤每级一次 */
export interface AbsenceAlertsTable {
  county: string;
  student: string;
  first_day: LocalDate;
  level: string;
  days: number;
  at: Timestamp;
}

/** 开学返校登记：一个班一个学期一行 */
export interface TermReturnClassesTable {
  county: string;
  term: string;
  unit: string;
  listed: number;
  confirmed_at: Timestamp;
  confirmed_by: string;
}

/** 开学未返校：一名学生一个学期一条 */
export interface TermReturnsTable {
  county: string;
  term: string;
  student: string;
  unit: string;
  state: string;
  registered_at: Timestamp;
  registered_by: string;
  back_on: LocalDate | null;
  closed_at: Timestamp | null;
  closed_by: string | null;
}
