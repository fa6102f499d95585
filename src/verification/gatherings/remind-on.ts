import { isWorkingDay, type WorkCalendar } from '#src/calendar/working-days.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';

/**
 * 会前提醒 — the last working day before the meeting. Where the year is not published, the day before: it is a kindness and no
 * deadline, so that a guess costs nobody a right.
 */
export function remindOn(day: LocalDate, calendar: WorkCalendar): LocalDate {
  let at = addDays(day, -1);
  for (let looked = 0; looked < LONGEST_HOLIDAY; looked += 1) {
    const worked = isWorkingDay(at, calendar);
    if (worked === undefined) return addDays(day, -1);
    if (worked) return at;
    at = addDays(at, -1);
  }
  return addDays(day, -1);
}

/** No holiday of the State Council has been longer. */
const LONGEST_HOLIDAY = 15;
