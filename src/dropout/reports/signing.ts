import type { LocalDate } from '#src/kernel/local-date.ts';
import { toHalfWidth } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitKind } from '#src/organization/unit.ts';
import { periodTitle, REPORT_KINDS, type ReportPeriod, signs } from './periods.ts';

export const LONGEST_REMARKS = 1000;

/** What stands against signing: the period runs still, no such unit signs it, those below have not, or a number stands in the words. */
export function objectionsToSigning(
  period: ReportPeriod,
  {
    today,
    unit,
    missing,
    remarks,
  }: {
    readonly today: LocalDate;
    readonly unit: UnitKind;
    /** Names of units directly below that have to sign before. */
    readonly missing: readonly string[];
    readonly remarks: string;
  },
): readonly Objection[] {
  const { title, deed } = REPORT_KINDS[period.kind];
  const found: Objection[] = [];
  if (period.until >= today) {
    found.push({ code: 'running', message: `${periodTitle(period)}还没有结束，次月 1 日起${deed}` });
  }
  if (!signs(period.kind, unit)) found.push({ code: 'level', message: `${title}不由本级${deed}` });
  if (missing.length > 0) {
    const shown = missing.slice(0, 5).join('、');
    const more = missing.length > 5 ? `等 ${missing.length} 个单位` : '';
    found.push({ code: 'below', message: `下面还没有签报：${shown}${more}。请先催报` });
  }
  if (/\d{6,}/.test(toHalfWidth(remarks))) {
    found.push({ code: 'number', message: '情况说明里请不要写证件号、电话等号码', field: 'remarks' });
  }
  return found;
}

/** 提醒 — two working days before the day, on it, and the working day after. */
export const RUNGS = {
  'two-days': { left: 2, event: 'report-two-days' },
  due: { left: 0, event: 'report-due' },
  overdue: { left: -1, event: 'report-overdue' },
} as const;

export type Rung = keyof typeof RUNGS;

/** The furthest rung that has been reached with so many working days left. */
export function rungOf(daysLeft: number): Rung | undefined {
  if (daysLeft < 0) return 'overdue';
  if (daysLeft === 0) return 'due';
  return daysLeft <= RUNGS['two-days'].left ? 'two-days' : undefined;
}
