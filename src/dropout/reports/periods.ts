import { type WorkCalendar, workingDaysAfter } from '#src/calendar/working-days.ts';
import { daysIn, type LocalDate, localDate } from '#src/kernel/local-date.ts';
import type { UnitKind } from '#src/organization/unit.ts';
import type { DropoutSettings } from '../settings.ts';

/** 报告种类 — 学校一月一报告，县一季度一复核; the central school sums up both. */
export const REPORT_KINDS = {
  month: { title: '控辍保学月报告', deed: '签报', levels: ['school', 'central-school'] },
  quarter: { title: '控辍保学季度复核', deed: '复核', levels: ['central-school', 'county'] },
} as const satisfies Readonly<
  Record<string, { readonly title: string; readonly deed: string; readonly levels: readonly ReportLevel[] }>
>;

export type ReportKind = keyof typeof REPORT_KINDS;

export const EVERY_REPORT_KIND = Object.keys(REPORT_KINDS) as readonly ReportKind[]; // the keys of a literal object

/** Who answers for a report: the school by its head, the central school, the county. */
export type ReportLevel = 'school' | 'central-school' | 'county';

export function levelOfUnit(kind: UnitKind): ReportLevel | undefined {
  if (kind === 'school' || kind === 'teaching-point') return 'school';
  return kind === 'central-school' || kind === 'county' ? kind : undefined;
}

/** Does a unit of this kind sign a report of this kind? */
export function signs(kind: ReportKind, unit: UnitKind): boolean {
  const level = levelOfUnit(unit);
  return level !== undefined && (REPORT_KINDS[kind].levels as readonly ReportLevel[]).includes(level);
}

/** 报告期 — `2025-03` a month, `2025-Q1` a quarter. */
export interface ReportPeriod {
  readonly kind: ReportKind;
  readonly key: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** The period of this name; `undefined` when it names none. */
export function periodOf(key: string): ReportPeriod | undefined {
  const [, year, month] = /^(\d{4})-(0[1-9]|1[0-2])$/.exec(key) ?? [];
  if (year !== undefined && month !== undefined) return span('month', key, Number(year), Number(month), Number(month));
  const [, yearOf, quarter] = /^(\d{4})-Q([1-4])$/.exec(key) ?? [];
  if (yearOf === undefined || quarter === undefined) return undefined;
  return span('quarter', key, Number(yearOf), Number(quarter) * 3 - 2, Number(quarter) * 3);
}

function span(kind: ReportKind, key: string, year: number, first: number, last: number): ReportPeriod | undefined {
  const [from, until] = [localDate(year, first, 1), localDate(year, last, daysIn(year, last))];
  return from === undefined || until === undefined ? undefined : { kind, key, from, until };
}

/** The period this day lies in. */
export function periodAt(kind: ReportKind, day: LocalDate): ReportPeriod {
  const [year, month] = [Number(day.slice(0, 4)), Number(day.slice(5, 7))];
  const key = kind === 'month' ? day.slice(0, 7) : `${year}-Q${Math.ceil(month / 3)}`;
  const found = periodOf(key);
  if (found === undefined) throw new Error(`no period at ${day}`);
  return found;
}

/** The period before this one. */
export function periodBefore({ kind, from }: ReportPeriod): ReportPeriod {
  const [year, month] = [Number(from.slice(0, 4)), Number(from.slice(5, 7))];
  const day = month === 1 ? localDate(year - 1, 12, 1) : localDate(year, month - 1, 1);
  if (day === undefined) throw new Error(`no period before ${from}`);
  return periodAt(kind, day);
}

/** 刚结束的报告期 — the one to be reported now. */
export function lastEnded(kind: ReportKind, today: LocalDate): ReportPeriod {
  return periodBefore(periodAt(kind, today));
}

/** The last so many periods that have ended, the latest first. */
export function recentPeriods(kind: ReportKind, today: LocalDate, count: number): readonly ReportPeriod[] {
  const periods: ReportPeriod[] = [];
  for (let at = periodAt(kind, today); periods.length < count; ) {
    at = periodBefore(at);
    periods.push(at);
  }
  return periods;
}

export function periodTitle({ kind, key }: Pick<ReportPeriod, 'kind' | 'key'>): string {
  if (kind === 'month') return `${key.slice(0, 4)}年${Number(key.slice(5))}月`;
  return `${key.slice(0, 4)}年第${'一二三四'[Number(key.slice(6)) - 1] ?? ''}季度`;
}

/** 报告期限 — so many working days after its end; `undefined` across a year that is not published. */
export function dueOn(
  { kind, until }: ReportPeriod,
  { monthly, quarterly }: Pick<DropoutSettings, 'monthly' | 'quarterly'>,
  calendar: WorkCalendar,
): LocalDate | undefined {
  return workingDaysAfter(until, kind === 'month' ? monthly : quarterly, calendar);
}
