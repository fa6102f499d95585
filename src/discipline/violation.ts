import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { BasisKind } from './bases.ts';

/** 违规种类 — the four of the notice (四); a county may add its own, see `KindOfViolation`. */
export const NOTICE_KINDS = {
  'false-information': { title: '弄虚作假、信息虚假', basis: '通知四：利用虚假信息建立学籍' },
  'duplicate-record': { title: '重复建立学籍', basis: '通知四：重复建立学籍' },
  'not-continued': { title: '不及时接续学籍', basis: '通知四：不及时接续学籍' },
  other: { title: '其他违反学籍管理规定', basis: '通知四：违反学籍管理规定、损害学生权益' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly basis: string }>>;

/** A kind as it is offered. One that a county has given up stays for the old violations. */
export interface KindOfViolation {
  readonly key: string;
  readonly title: string;
  readonly basis: string;
  readonly isRetired: boolean;
}

/** 状态 — 登记 → 核实 → 告知与申辩 → 决定 → 执行跟踪 → 结案. */
export const VIOLATION_STATES = {
  registered: '待核实',
  verified: '待告知',
  informed: '告知申辩',
  decided: '执行跟踪',
  closed: '已结案',
  withdrawn: '已撤销',
} as const;

export type ViolationState = keyof typeof VIOLATION_STATES;

export const EVERY_VIOLATION_STATE = Object.keys(VIOLATION_STATES) as readonly ViolationState[]; // a literal object's keys

/** 责任人 — by name and duty; `person` where they have an account, so that nobody decides on themselves. */
export interface Responsible {
  readonly name: string;
  readonly duty: string;
  readonly person?: string | undefined;
}

/** 依据 — where it was found; opens its source. */
export interface Basis {
  readonly id: string;
  readonly kind: BasisKind;
  /** The id of the source in its own ledger. */
  readonly subject: string;
  readonly title: string;
}

export const REPLIES = { accepts: '无异议', argues: '陈述申辩' } as const;

export type ReplyKind = keyof typeof REPLIES;

/** What is written about it; sealed at rest, for it names people and children. */
export interface ViolationWords {
  /** 违规事实, as it was registered. */
  readonly facts: string;
  readonly people: readonly Responsible[];
  /** 核实情况 */
  readonly verification: string;
  /** 告知内容: what the unit is told, and all it is told. */
  readonly told: string;
  readonly reply: string;
  /** 决定 and its reasons. */
  readonly decision: string;
  /** 撤销 or 结案: why. */
  readonly ending: string;
}

export const NO_WORDS: ViolationWords = {
  ...{ facts: '', people: [], verification: '', told: '', reply: '', decision: '', ending: '' },
};

/** 违规 — of a unit, resting on something that can be opened. */
export interface Violation {
  readonly county: string;
  readonly id: string;
  /** 违规2025-3 */
  readonly number: number;
  readonly year: number;
  readonly unit: UnitPath;
  readonly kind: string;
  readonly title: string;
  readonly foundOn: LocalDate;
  readonly state: ViolationState;
  readonly words: ViolationWords;
  readonly registeredBy: string;
  readonly registeredAt: Date;
  readonly informedOn: LocalDate | undefined;
  /** The last day on which the unit may answer. */
  readonly replyUntil: LocalDate | undefined;
  readonly replied: ReplyKind | undefined;
  readonly repliedAt: Date | undefined;
  readonly decidedOn: LocalDate | undefined;
  readonly decidedBy: string | undefined;
  readonly closedOn: LocalDate | undefined;
  readonly revision: number;
}

/** 编号, as it is said and searched. */
export function numberOf({ year, number }: Pick<Violation, 'year' | 'number'>): string {
  return `违规〔${year}〕${number}号`;
}

export const LONGEST = { title: 60, text: 4000, name: 30, duty: 40 } as const;
