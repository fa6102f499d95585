import { addDays, type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';
import type { Severity } from '#src/quality/rule.ts';

/** 办理期限, in working days from the day on which the finding was opened; a notice is only to be known. */
const WORKING_DAYS: Readonly<Record<Severity, number | undefined>> = { error: 10, query: 15, notice: undefined };

/** The last day on which a finding opened on this day is seen to in time; `undefined` where nothing presses. */
export function dueOf(severity: Severity, opened: LocalDate): LocalDate | undefined {
  const days = WORKING_DAYS[severity];
  return days === undefined ? undefined : workingDaysAfter(opened, days);
}

/**
 * 工作日 — the day so many working days after another.
 *
 * Saturdays and Sundays are the only days off that are known here. The holidays and 调休 of the State Council are not:
 * until they are, a term over a holiday is shorter than the law would have it, and nobody is ever told too late.
 */
export function workingDaysAfter(day: LocalDate, days: number): LocalDate {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    if (isWorkingDay(at)) left -= 1;
  }
  return at;
}

/** 还剩几个工作日 — today counts as none; negative by the working days it is overdue. */
export function workingDaysLeft(today: LocalDate, due: LocalDate): number {
  const [from, until, sign] = today <= due ? [today, due, 1] : [due, today, -1];
  let days = 0;
  for (let at = addDays(from, 1); at <= until; at = addDays(at, 1)) if (isWorkingDay(at)) days += 1;
  return days === 0 ? 0 : sign * days;
}

function isWorkingDay(day: LocalDate): boolean {
  return weekdayOf(day) <= 5;
}
