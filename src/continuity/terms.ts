import { type WorkCalendar, workingDaysAfter } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { LeaverKind } from './leaver.ts';

/** 本县的规定 — from which day on an unclaimed leaver is a case, and how long each may take. */
export interface ContinuityTerms {
  /** 毕业生: a day of the year (09-30), or so many working days after term begins. */
  readonly graduates:
    | { readonly by: 'day'; readonly day: string }
    | { readonly by: 'working-days'; readonly days: number };
  /** 转出: working days within which the other school takes the record in. */
  readonly transferDays: number;
  /** A case is to be settled within so many working days. */
  readonly caseDays: number;
  /** Both schools of a double claim answer within so many. */
  readonly claimDays: number;
}

/** Until a county says otherwise: 9 月 30 日, and the ten working days of notice 二(一). */
export const USUAL_TERMS: ContinuityTerms = {
  graduates: { by: 'day', day: '09-30' },
  transferDays: 10,
  caseDays: 10,
  claimDays: 5,
};

const TERM_BEGINS = '09-01';

/**
 * 立案日 — the last day on which a leaver may still wait; the case is opened on the day after. `undefined` where the way leads
 * through a year whose holidays are not published: then nobody is accused yet.
 */
export function waitsUntil(
  kind: LeaverKind,
  leftOn: LocalDate,
  terms: ContinuityTerms,
  calendar: WorkCalendar,
): LocalDate | undefined {
  if (kind === 'transfer-out') return workingDaysAfter(leftOn, terms.transferDays, calendar);
  const autumn = termAfter(leftOn);
  if (terms.graduates.by === 'day') {
    const day = `${autumn.slice(0, 4)}-${terms.graduates.day}` as LocalDate; // a year and a day of it
    // Who leaves after the day has as many working days as everybody.
    return day > leftOn ? day : workingDaysAfter(leftOn, terms.caseDays, calendar);
  }
  return workingDaysAfter(autumn, terms.graduates.days, calendar);
}

/** The first of September in which a graduate is expected: of the same year until it has begun, and for who leaves in the autumn, that one. */
function termAfter(leftOn: LocalDate): LocalDate {
  return `${Number(leftOn.slice(0, 4))}-${TERM_BEGINS}` as LocalDate; // a year and a day of it
}

/** 期限 — so many working days from that day. */
export function dueAfter(day: LocalDate, days: number, calendar: WorkCalendar): LocalDate | undefined {
  return workingDaysAfter(day, days, calendar);
}

/** 09-30: a day that every year has. */
export function isDayOfYear(text: string): boolean {
  const [, month, day] = /^(\d\d)-(\d\d)$/.exec(text) ?? [];
  const [m, d] = [Number(month), Number(day)];
  return m >= 7 && m <= 12 && d >= 1 && d <= 30;
}
