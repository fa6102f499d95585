import { daysIn, type LocalDate, localDate } from '#src/kernel/local-date.ts';
import type { Frozen } from '#src/workflow/facts.ts';
import type { ProcedureId } from './index.ts';

/** 冻结期 of one year: when nobody begins these procedures, and on whose authority. */
export interface YearlyWindow extends Frozen {
  readonly procedures: readonly ProcedureId[];
  readonly basis: string;
}

const TRANSFERS_IN = ['transfer-within-county', 'transfer-in-within-province', 'transfer-in-across-provinces'] as const;

/** Month and day, the last one included; 02-29 is the last day of February in any year. */
interface Recurring extends Omit<YearlyWindow, 'from' | 'until'> {
  readonly from: `${number}-${number}`;
  readonly until: `${number}-${number}`;
}

const BEGUN = '教育部学籍系统毕业后跨省就学通知：8 月 15 日至 12 月 14 日、3 月 1 日至 5 月 31 日发起';

/**
 * 年度窗口 — as the yearly notices have had it since 2017; each year's notice may move them, so the county sets its own from these
 * (handbook 1.3, 7.1).
 */
const RECURRING: readonly Recurring[] = [
  {
    title: '暑期转学冻结期',
    procedures: TRANSFERS_IN,
    from: '07-15',
    until: '08-14',
    basis: '教育部学籍系统暑期升级通知：每年 7 月 15 日至 8 月 14 日暂停发起转学',
  },
  {
    title: '毕业年级业务冻结期',
    procedures: [
      ...TRANSFERS_IN,
      'leave-of-absence',
      'return-from-leave',
      'grade-skip',
      'grade-repeat',
      'going-abroad',
    ],
    from: '07-01',
    until: '08-14',
    graduatingOnly: true,
    basis: '教育部学籍系统毕业升级通知：毕业年级业务 7 月 1 日至 8 月 14 日暂停发起',
  },
  ...(
    [
      ['01-01', '02-29'],
      ['06-01', '08-14'],
      ['12-15', '12-31'],
    ] as const
  ).map(([from, until]) => ({
    ...{ from, until, basis: BEGUN },
    title: '毕业后跨省就学的非发起期',
    procedures: ['schooling-across-provinces-after-graduation'] as const,
  })),
];

/** 某年的冻结期, in the order of their days. */
export function yearlyWindows(year: number): readonly YearlyWindow[] {
  return RECURRING.map((window) => ({
    ...window,
    from: dayOf(year, window.from),
    until: dayOf(year, window.until),
  })).sort((a, b) => (a.from < b.from ? -1 : 1));
}

function dayOf(year: number, monthAndDay: string): LocalDate {
  const [month = 0, day = 0] = monthAndDay.split('-').map(Number);
  return localDate(year, month, Math.min(day, daysIn(year, month))) as LocalDate; // of the table above
}
