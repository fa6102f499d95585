import { isWorkingDay, type WorkCalendar } from '#src/calendar/working-days.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Term } from './settings.ts';

/** 上课日历 — the county's working days, and its terms where it has set any. */
export interface SchoolCalendar {
  readonly calendar: WorkCalendar;
  readonly terms: readonly Term[];
}

/**
 * 上课日 — a working day within a term. Around a school year of which the county has set no term every working day is one;
 * `undefined` in a year whose days off nobody has published.
 */
export function isSchoolDay(day: LocalDate, { calendar, terms }: SchoolCalendar): boolean | undefined {
  const worked = isWorkingDay(day, calendar);
  if (worked !== true || !isCovered(day, terms)) return worked;
  return terms.some(({ from, until }) => from <= day && day <= until);
}

/** Between the first day of the first term and the last day of the last: what is beyond them was not said. */
function isCovered(day: LocalDate, terms: readonly Term[]): boolean {
  const first = terms.map(({ from }) => from).sort()[0];
  const last = terms
    .map(({ until }) => until)
    .sort()
    .at(-1);
  return first !== undefined && last !== undefined && first <= day && day <= last;
}

/** 第几个上课日 — the day so many school days after another, which itself counts as none; `undefined` across an unpublished year. */
export function schoolDaysAfter(day: LocalDate, days: number, calendar: SchoolCalendar): LocalDate | undefined {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    const taught = isSchoolDay(at, calendar);
    if (taught === undefined) return undefined;
    if (taught) left -= 1;
  }
  return at;
}

/** How many school days have passed from the first day, counted, to the last, counted; `undefined` across an unpublished year. */
export function schoolDaysFrom(first: LocalDate, last: LocalDate, calendar: SchoolCalendar): number | undefined {
  let days = 0;
  for (let at = first; at <= last; at = addDays(at, 1)) {
    const taught = isSchoolDay(at, calendar);
    if (taught === undefined) return undefined;
    if (taught) days += 1;
  }
  return days;
}
