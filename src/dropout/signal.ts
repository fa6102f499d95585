import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';

/** 疑似辍学 — the county's rule, as test/authority/rules.csv has it; shown wherever a case is. */
export const SUSPECTED_DROPOUT = {
  code: 'CT-03',
  title: '疑似辍学',
  dimension: 'plausibility',
  severity: 'error',
  basis: '通知二(二)：因其他原因未入学或无故离校的，立即启动疑似辍学学生排查整改',
} as const;

/** 线索来源 — where somebody says that a child who should be in class is not. */
export const SIGNALS = {
  'roll-call': '逐班核实',
  attendance: '考勤',
  'not-returned': '开学未返校',
  'not-continued': '毕业后未接续',
  'leave-expired': '休学期满未复学',
  household: '适龄儿童比对',
  reported: '人工登记',
} as const satisfies Readonly<Record<string, string>>;

export type SignalSource = keyof typeof SIGNALS;

/** A child who has no record: what the household list knows, and the school or central school that is to look. */
export interface UnrecordedChild {
  /** Of the line in the household list. */
  readonly id: string;
  readonly unit: UnitPath;
  readonly name: string;
  /** A label of `sex`, or ''. */
  readonly sex: string;
  /** Eight digits, or ''. */
  readonly birthDate: string;
  readonly address: string;
  readonly guardian: string;
  readonly phone: string;
}

/** 疑似辍学线索 — raised by whoever notices. Raised again on the same basis it is the same signal. */
export interface Signal {
  readonly county: string;
  /** The record's id, or the child who has none. */
  readonly child: { readonly student: string } | { readonly unrecorded: UnrecordedChild };
  readonly source: SignalSource;
  /** What it rests on, short and without a name: an id, a term, the first day of a run of absences. */
  readonly basis: string;
  readonly day: LocalDate;
  readonly firstAbsentOn?: LocalDate | undefined;
  /** School days in a row. */
  readonly absentDays?: number | undefined;
  /** What was said, in somebody's own words; sealed. */
  readonly words?: string | undefined;
}
