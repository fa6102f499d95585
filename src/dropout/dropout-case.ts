import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { OutcomeName } from './outcomes.ts';
import type { UnrecordedChild } from './signal.ts';
import type { DropoutState } from './states.ts';

/** 辍学原因类别 */
export const CATEGORIES = {
  weary: '厌学',
  poverty: '贫困',
  illness: '疾病',
  disability: '残疾',
  marriage: '早婚',
  work: '外出务工',
  migrant: '随迁未联',
  other: '其他',
} as const;

export type Category = keyof typeof CATEGORIES;

export const EVERY_CATEGORY = Object.keys(CATEGORIES) as readonly Category[]; // the keys of a literal object

/** 特殊群体 — 涉案 is not among them: that has a permission of its own. */
export const GROUPS = {
  orphan: '孤儿',
  'de-facto-orphan': '事实无人抚养',
  disabled: '残疾',
  'left-behind': '留守',
  hardship: '困境',
  migrant: '随迁',
} as const;

export type Group = keyof typeof GROUPS;

export const EVERY_GROUP = Object.keys(GROUPS) as readonly Group[]; // the keys of a literal object

/** 查明的情况 — what is sealed with the case. */
export interface Account {
  /** Of a child who has no record. */
  readonly child?: UnrecordedChild | undefined;
  readonly groups: readonly Group[];
  /** 去向 */
  readonly whereabouts: string;
  /** 原因和家庭情况 */
  readonly found: string;
  /** 结果说明 */
  readonly outcome: string;
}

export const NOTHING_KNOWN: Account = { groups: [], whereabouts: '', found: '', outcome: '' };

/** 控辍件 — as it is kept. */
export interface DropoutCase {
  readonly county: string;
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly student: string | undefined;
  readonly child: string | undefined;
  readonly unit: UnitPath;
  readonly township: UnitPath | undefined;
  readonly state: DropoutState;
  readonly category: Category | undefined;
  readonly firstAbsentOn: LocalDate | undefined;
  readonly absentDays: number | undefined;
  readonly foundOn: LocalDate;
  readonly account: Account;
  readonly failedVisits: number;
  readonly reportedOn: LocalDate | undefined;
  readonly receivedAt: Date | undefined;
  readonly outcome: OutcomeName | undefined;
  readonly outcomeOn: LocalDate | undefined;
  readonly seatedOn: LocalDate | undefined;
  readonly ground: string | undefined;
  readonly openedAt: Date;
  readonly stateAt: Date;
  readonly closedAt: Date | undefined;
  readonly revision: number;
}

/** 编号 — 控辍2025-0012. */
export function numberOf({ year, number }: Pick<DropoutCase, 'year' | 'number'>): string {
  return `控辍${year}-${String(number).padStart(4, '0')}`;
}

/** Does a text hold a number that names somebody: an identity, record or phone number, whole? */
export function numbersIn(...texts: readonly string[]): boolean {
  return texts.some((text) => /\d{9,}/.test(text));
}
