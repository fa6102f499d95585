import type { UnitPath } from '#src/organization/unit.ts';
import type { CannotReason, LineState, ReturnWay } from './line-states.ts';

/** What a list of lines is narrowed to. Without `gone` it is the roll: whoever left in between stands apart. */
export interface LineFilter {
  readonly unit?: UnitPath | undefined;
  readonly state?: LineState | undefined;
  /** 已打印: at least one copy of the sheet. */
  readonly isPrinted?: boolean | undefined;
  /** 已下发 at some time, whatever came after. */
  readonly isIssued?: boolean | undefined;
  /** 回收: a signed answer is here. */
  readonly cameBack?: boolean | undefined;
  readonly hasChanges?: boolean | undefined;
  /** 录入: changes that were keyed, whether or not they were rechecked since. */
  readonly isKeyed?: boolean | undefined;
  /** 完成: nothing is left to do. */
  readonly isSettled?: boolean | undefined;
  /** 退回家长确认, and not answered yet. */
  readonly isQuestioned?: boolean | undefined;
  readonly cannot?: CannotReason | undefined;
  readonly way?: ReturnWay | undefined;
  /** 中途离开 */
  readonly gone?: boolean | undefined;
  /** 无身份证件号 */
  readonly withoutNumber?: boolean | undefined;
  /** 身份证件号：没有的、没有而材料齐全的、专项开始以来补上的 */
  readonly number?: NumberWord | undefined;
  /** 问题学籍 of this kind: the code of a rule, or `any`. */
  readonly problem?: string | undefined;
  /** How far the problem is; open when it is not said. `settled`: none of the pupil's is open any more. */
  readonly handling?: Handling | 'settled' | undefined;
  /** 未分班: at the unit itself, not below it. */
  readonly unplaced?: boolean | undefined;
  /** Part of a pupil's name, or its sound. */
  readonly name?: string | undefined;
}

/**
 * 处理情况 of a problem record (notice, annex 5: 删除、变更或佐证). A pupil stands under one of them: an open problem goes before a
 * settled one, and deletion, evidence and explanation before a change. Of the deleted ones the line has left the roll.
 */
export const HANDLINGS = {
  open: '未处理',
  deleted: '删除',
  fixed: '变更',
  evidenced: '佐证',
  explained: '说明',
} as const;

export type Handling = keyof typeof HANDLINGS;

export const EVERY_HANDLING = Object.keys(HANDLINGS) as readonly Handling[]; // the keys of a literal object

export const NUMBER_WORDS = { none: '无证件号', proven: '无证件号，材料齐全', got: '本次补上号码' } as const;

export type NumberWord = keyof typeof NUMBER_WORDS;

/** 已完成 — nothing is left to do: no change to key, rechecked, or it cannot come back and the reason is written down. */
export const SETTLED: readonly LineState[] = ['confirmed', 'rechecked', 'cannot'];

/** A signed answer of the guardian is here. */
export const CAME_BACK: readonly LineState[] = ['returned', 'confirmed', 'changed', 'keyed', 'rechecked'];
