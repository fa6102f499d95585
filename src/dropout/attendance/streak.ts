import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { isSchoolDay, type SchoolCalendar } from '../school-days.ts';
import type { DropoutSettings } from '../settings.ts';
import type { AbsenceReason } from './absence.ts';

/** 连续无故缺勤 — so many school days in a row, from the first to the latest of them. */
export interface Streak {
  readonly days: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
}

/** What is known of one child: the days on which the class was marked, and those on which the child was not there. */
export interface DaysOfChild {
  readonly marked: ReadonlySet<LocalDate>;
  readonly absent: ReadonlyMap<LocalDate, AbsenceReason>;
}

/** Nobody asks for more: a school year. */
const FURTHEST = 400;

/**
 * 连续无故缺勤天数 as of a day. A school day counts when the class was marked on it. A holiday, a weekend, a vacation
 * and a day on which nobody marked the class neither count nor end the row: silence is no proof that a child was there. A day on which
 * the child was there, or away with leave, ends it.
 */
export function streakOf(
  { marked, absent }: DaysOfChild,
  today: LocalDate,
  calendar: SchoolCalendar,
): Streak | undefined {
  let [days, first, last]: [number, LocalDate | undefined, LocalDate | undefined] = [0, undefined, undefined];
  const earliest = [...absent.keys()].sort()[0];
  if (earliest === undefined) return undefined;
  for (
    let [day, looked] = [today, 0];
    day >= earliest && looked < FURTHEST;
    [day, looked] = [addDays(day, -1), looked + 1]
  ) {
    if (isSchoolDay(day, calendar) === false) continue;
    const reason = absent.get(day);
    if (reason === 'unexcused') [days, first, last] = [days + 1, day, last ?? day];
    else if (reason !== undefined || marked.has(day)) break;
  }
  return first === undefined || last === undefined ? undefined : { days, first, last };
}

/** 阈值 — after how many unexcused school days in a row somebody has to act (handbook 6.4); the county's, of its 控辍办法. */
export type AbsenceThresholds = Pick<DropoutSettings, 'follow' | 'report' | 'suspect'>;

export const ALERT_LEVELS = {
  follow: '班主任当天联系家长',
  report: '报学校和中心校',
  suspect: '列入疑似辍学，当天排查',
} as const satisfies Readonly<Record<keyof AbsenceThresholds, string>>;

export type AlertLevel = keyof typeof ALERT_LEVELS;

export const EVERY_LEVEL = Object.keys(ALERT_LEVELS) as readonly AlertLevel[]; // the keys of a literal object, lowest first

/** Every level that so many days have reached, the lowest first. */
export function levelsReached(days: number, thresholds: AbsenceThresholds): readonly AlertLevel[] {
  return EVERY_LEVEL.filter((level) => days >= thresholds[level]);
}
