import { type LocalDate, weekdayOf } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { STATE_CALENDAR, STATE_CALENDAR_VERSION } from './state-calendar.ts';
import { isWorkingDay, type WorkCalendar } from './working-days.ts';

/** 本县工作日 — one day on which the county works or rests other than the State Council says. */
export interface CountyDay {
  readonly day: LocalDate;
  readonly worked: boolean;
}

/** A calendar and what it is called, so that a deadline can say how it was reckoned. */
export interface CountyCalendar {
  readonly calendar: WorkCalendar;
  readonly version: string;
}

/** The State Council's calendar with a county's own days; `version` counts the county's entries. */
export function countyCalendar(days: readonly CountyDay[], version: number): CountyCalendar {
  const holidays = new Set(STATE_CALENDAR.holidays);
  const workedWeekends = new Set(STATE_CALENDAR.workedWeekends);
  for (const { day, worked } of days) {
    holidays.delete(day);
    workedWeekends.delete(day);
    if (worked && isWeekend(day)) workedWeekends.add(day);
    if (!worked && !isWeekend(day)) holidays.add(day);
  }
  return {
    calendar: { years: STATE_CALENDAR.years, holidays, workedWeekends },
    version: version === 0 ? STATE_CALENDAR_VERSION : `${STATE_CALENDAR_VERSION}，本县第 ${version} 版`,
  };
}

/** What is wrong with a day a county wants to set; `worked` undefined takes its own rule back. */
export function dayObjections(
  day: LocalDate,
  worked: boolean | undefined,
  today: LocalDate,
  { calendar }: CountyCalendar,
): readonly Objection[] {
  const now = isWorkingDay(day, calendar);
  const year = Number(day.slice(0, 4));
  if (now === undefined) {
    const message = `国务院还没有公布 ${year} 年的放假安排，公布并更新系统后才能增定这一年的日子`;
    return [{ code: 'unpublished', message, field: 'day' }];
  }
  if (day <= today) {
    return [{ code: 'past', message: '只能增定今天以后的日子：已经过去的不再改变期限', field: 'day' }];
  }
  if (worked === now) {
    const message = `这一天现在就是${now ? '上班' : '放假'}，不用增定`;
    return [{ code: 'same', message, field: 'worked' }];
  }
  return [];
}

function isWeekend(day: LocalDate): boolean {
  return weekdayOf(day) > 5;
}
