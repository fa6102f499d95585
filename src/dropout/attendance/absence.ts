import { addDays, type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { isSchoolDay, type SchoolCalendar } from '../school-days.ts';

/** 缺勤原因 — only the exceptions are marked; whoever is not marked was there. */
export const ABSENCE_REASONS = {
  sick: { title: '病假', also: ['病', '因病', '生病'] },
  personal: { title: '事假', also: ['事', '因事'] },
  unexcused: { title: '无故', also: ['旷课', '旷', '无故缺勤', '无故离校', '未请假'] },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly also: readonly string[] }>>;

export type AbsenceReason = keyof typeof ABSENCE_REASONS;

export const EVERY_REASON = Object.keys(ABSENCE_REASONS) as readonly AbsenceReason[]; // the keys of a literal object

/** The reason that a cell names; `undefined` when it names none. */
export function readReason(text: string): AbsenceReason | undefined {
  const plain = text.replace(/\s+/g, '');
  return EVERY_REASON.find((reason) => {
    const { title, also } = ABSENCE_REASONS[reason];
    return plain === title || (also as readonly string[]).includes(plain);
  });
}

/** How far back a class teacher puts right what was marked, and how far the school's registrar, in days. */
const FURTHEST_BACK = { 'class-teacher': 14, registrar: 120 } as const;

/** What stands against marking this day: it is still to come, too long past, or no day of school. */
export function objectionToDay(
  day: LocalDate,
  today: LocalDate,
  calendar: SchoolCalendar,
  office: string,
): Objection | undefined {
  if (day > today) return { code: 'future', message: '这一天还没有到，当天再登记', field: 'day' };
  const back = office === 'class-teacher' ? FURTHEST_BACK['class-teacher'] : FURTHEST_BACK.registrar;
  if (day < addDays(today, -back)) {
    const instead =
      office === 'class-teacher' ? '请学校学籍管理员补登' : '这一天的考勤不再更改，有出入的请在疑似辍学案卷中说明';
    return { code: 'too-late', message: `只能登记和更正最近 ${back} 天的考勤，${instead}`, field: 'day' };
  }
  if (isSchoolDay(day, calendar) === false) {
    const message = '按工作日历和学期这一天不上课，不登记考勤。本县这天上课的，请县局先在工作日历或控辍办法中改定';
    return { code: 'day-off', message, field: 'day' };
  }
  return undefined;
}

/** 考勤人数 — of a class on a day, or added up over classes and days. */
export interface AttendanceCounts {
  /** Class-days that should have been marked, and those that were. */
  readonly due: number;
  readonly marked: number;
  /** Pupil-days of absence, by reason. */
  readonly sick: number;
  readonly personal: number;
  readonly unexcused: number;
}

export const NO_ATTENDANCE: AttendanceCounts = { due: 0, marked: 0, sick: 0, personal: 0, unexcused: 0 };

export function addAttendance(one: AttendanceCounts, other: AttendanceCounts): AttendanceCounts {
  return {
    due: one.due + other.due,
    marked: one.marked + other.marked,
    sick: one.sick + other.sick,
    personal: one.personal + other.personal,
    unexcused: one.unexcused + other.unexcused,
  };
}

/** The days of a period on which there is school; in a year that is not published, every day from Monday to Friday. */
export function schoolDays(from: LocalDate, until: LocalDate, calendar: SchoolCalendar): readonly LocalDate[] {
  const days: LocalDate[] = [];
  for (let day = from; day <= until; day = addDays(day, 1)) {
    if (isSchoolDay(day, calendar) ?? weekdayOf(day) <= 5) days.push(day);
  }
  return days;
}
