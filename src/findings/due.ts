import { type WorkCalendar, workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Severity } from '#src/quality/rule.ts';

/** 办理期限, in working days from the day on which the finding was opened; a notice is only to be known. */
const WORKING_DAYS: Readonly<Record<Severity, number | undefined>> = { error: 10, query: 15, notice: undefined };

/**
 * The last day on which a finding opened on this day is seen to in time. `undefined` where nothing presses, and where the way there
 * leads through a year whose holidays are not published: see `isUndated`.
 */
export function dueOf(severity: Severity, opened: LocalDate, calendar: WorkCalendar): LocalDate | undefined {
  const days = WORKING_DAYS[severity];
  return days === undefined ? undefined : workingDaysAfter(opened, days, calendar);
}

/** 期限未定 — it presses, and nobody can say until when before the State Council has published the year: an alarm (R17). */
export function isUndated(severity: Severity, due: LocalDate | undefined): boolean {
  return due === undefined && WORKING_DAYS[severity] !== undefined;
}
