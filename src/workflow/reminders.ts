import { isWorkingDay, type WorkCalendar, workingDaysAfter, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';

/** 期限提醒 — what a desk is told of a step's clock, and when; each once. 超期 goes to the next level too. */
export const REMINDERS = {
  'half-time': '办理时限已过半',
  'two-days': '还剩两个工作日',
  due: '今天到期',
  overdue: '已经超期',
  unpublished: '跨入尚未公布放假安排的年份，期限暂不能推算',
} as const;

export type Reminder = keyof typeof REMINDERS;

/** 一个环节的计时 */
export interface RunningStep {
  readonly startedOn: LocalDate;
  /** Working days, those of pauses among them. */
  readonly days: number;
  /** Absent while it leads through an unpublished year. */
  readonly due: LocalDate | undefined;
}

/** 期限 of a step that began on a day, with so many working days and pauses; `undefined` across an unpublished year. */
export function dueOf(startedOn: LocalDate, days: number, calendar: WorkCalendar): LocalDate | undefined {
  return workingDaysAfter(startedOn, days, calendar);
}

/**
 * The reminders a step has come to by today, the earliest first. Nobody is reminded on a day off: what falls on one is said on
 * the next working day. A step so short that it begins with two days left is not told of half its time.
 */
export function remindersBy(
  today: LocalDate,
  { startedOn, days, due }: RunningStep,
  calendar: WorkCalendar,
): readonly Reminder[] {
  if (due === undefined) return ['unpublished'];
  if (isWorkingDay(today, calendar) === false) return [];
  const left = workingDaysLeft(today, due, calendar);
  if (left === undefined) return [];
  const gone = workingDaysLeft(startedOn, today, calendar) ?? 0;
  const reached: Readonly<Record<Exclude<Reminder, 'unpublished'>, boolean>> = {
    'half-time': days > 4 && gone * 2 >= days,
    'two-days': left <= 2 && days > 2,
    due: left <= 0,
    overdue: left < 0,
  };
  return (Object.keys(reached) as (keyof typeof reached)[]).filter((kind) => reached[kind]); // the keys of a literal object
}
