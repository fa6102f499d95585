import { addDays, type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';

/** 工作日历 — what the State Council published, and the days a county signed for itself. */
export interface WorkCalendar {
  /** The years the State Council has published. Of any other year nobody knows which days are worked. */
  readonly years: ReadonlySet<number>;
  /** 放假: days off between Monday and Friday. */
  readonly holidays: ReadonlySet<LocalDate>;
  /** 调休: Saturdays and Sundays that are worked. */
  readonly workedWeekends: ReadonlySet<LocalDate>;
}

/** Is this day worked? `undefined` for a year that is not published yet: an alarm, never a guess (R17). */
export function isWorkingDay(day: LocalDate, calendar: WorkCalendar): boolean | undefined {
  if (!calendar.years.has(Number(day.slice(0, 4)))) return undefined;
  return weekdayOf(day) <= 5 ? !calendar.holidays.has(day) : calendar.workedWeekends.has(day);
}

/**
 * 几个工作日以后 — the day so many working days after another; the day itself counts as none (民法典 201: 次日起算).
 * `undefined` when the way there leads through an unpublished year.
 */
export function workingDaysAfter(day: LocalDate, days: number, calendar: WorkCalendar): LocalDate | undefined {
  let at = day;
  for (let left = days; left > 0; ) {
    at = addDays(at, 1);
    const worked = isWorkingDay(at, calendar);
    if (worked === undefined) return undefined;
    if (worked) left -= 1;
  }
  return at;
}

/** 还剩几个工作日 — today counts as none; negative by the working days it is overdue; `undefined` across an unpublished year. */
export function workingDaysLeft(today: LocalDate, due: LocalDate, calendar: WorkCalendar): number | undefined {
  const [from, until, sign] = today <= due ? [today, due, 1] : [due, today, -1];
  let days = 0;
  for (let at = addDays(from, 1); at <= until; at = addDays(at, 1)) {
    const worked = isWorkingDay(at, calendar);
    if (worked === undefined) return undefined;
    if (worked) days += 1;
  }
  return days === 0 ? 0 : sign * days;
}
