import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';

/** 诉求事项 — what it is about, in the words of who asks. */
export const PETITION_KINDS = {
  lookup: '查询学籍',
  transfer: '转学',
  correct: '信息更正',
  enrol: '入学与建立学籍',
  leave: '休学、复学',
  double: '重复学籍',
  promotion: '升学、毕业与学籍接续',
  service: '办事态度、推诿拖延',
  other: '其他',
} as const satisfies Readonly<Record<string, string>>;

export type PetitionKind = keyof typeof PETITION_KINDS;

export const EVERY_PETITION_KIND = Object.keys(PETITION_KINDS) as readonly PetitionKind[]; // a literal object's keys

/** 来源 */
export const PETITION_CHANNELS = { counter: '来访', phone: '来电', web: '网上' } as const;

export type PetitionChannel = keyof typeof PETITION_CHANNELS;

interface StateShape {
  readonly title: string;
  /** What the asker reads. */
  readonly said: string;
  readonly isOpen: boolean;
}

/** 诉求状态. Only what is open has a deadline running. */
export const PETITION_STATES = {
  new: { title: '待受理', said: '已收到，等待受理', isOpen: true },
  working: { title: '办理中', said: '正在办理', isOpen: true },
  closed: { title: '已办结', said: '已办结', isOpen: false },
  withdrawn: { title: '已撤回', said: '已撤回', isOpen: false },
} as const satisfies Readonly<Record<string, StateShape>>;

export type PetitionState = keyof typeof PETITION_STATES;

/** 办理结果 */
export const PETITION_OUTCOMES = {
  solved: '已解决',
  partly: '部分解决',
  explained: '已解释说明',
  directed: '已引导到其他途径',
  unfounded: '反映的情况不属实',
} as const;

export type PetitionOutcome = keyof typeof PETITION_OUTCOMES;

/** 满意度 — asked of who asked, once for each time it was closed. */
export const SATISFACTIONS = { satisfied: '满意', fair: '基本满意', unsatisfied: '不满意' } as const;

export type Satisfaction = keyof typeof SATISFACTIONS;

/** 与学生的关系 */
export const ASKERS = ['父亲', '母亲', '其他监护人', '学生本人', '其他'] as const;

/** 诉求 — as the table tells it; what was said lies sealed. */
export interface Petition {
  readonly county: string;
  readonly id: string;
  /** 诉2025-000012 */
  readonly number: string;
  readonly kind: PetitionKind;
  readonly channel: PetitionChannel;
  readonly state: PetitionState;
  /** 承办单位: whose it is to answer. */
  readonly unit: UnitPath;
  /** 承办人; absent until somebody has it. */
  readonly owner: string | undefined;
  /** 涉及的学校, if one was named. */
  readonly school: UnitPath | undefined;
  /** 涉及的学生: linked by staff alone. */
  readonly student: string | undefined;
  readonly receivedAt: Date;
  /** The day its days are counted from: of arrival, or of the re-opening. */
  readonly countedFrom: LocalDate;
  readonly days: number;
  /** Absent while it leads through an unpublished year. */
  readonly due: LocalDate | undefined;
  readonly extended: boolean;
  readonly outcome: PetitionOutcome | undefined;
  readonly closedOn: LocalDate | undefined;
  readonly satisfaction: Satisfaction | undefined;
  readonly reopened: number;
  /** How many replies have been sent since it was last opened. */
  readonly replies: number;
  readonly revision: number;
}

/** 诉求的内容 — sealed. */
export interface PetitionWords {
  readonly name: string;
  readonly phone: string;
  readonly relation: string;
  /** The child, as the asker names it. */
  readonly child: string;
  readonly content: string;
}

export const LONGEST = { name: 30, child: 60, content: 2000, reply: 2000, note: 1000 } as const;
