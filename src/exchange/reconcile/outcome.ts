import { wayOf } from '#src/registry/editable.ts';
import type { FieldName } from '#src/registry/fields.ts';

/** 核对结果 — what the national system's export says of one thing. */
export const OUTCOMES = {
  arrived: '已到位',
  waiting: '未到位',
  different: '不一致',
  elsewhere: '那边另有改动',
  unread: '看不出',
} as const;

export type Outcome = keyof typeof OUTCOMES;

export const EVERY_RECONCILED = Object.keys(OUTCOMES) as readonly Outcome[]; // the keys of a literal object

/** 类别 — what kind of thing it is, and so who sees to it. */
export const CATEGORIES = {
  ordinary: '一般信息',
  key: '关键信息',
  status: '状态与班级',
  record: '整条学籍',
  row: '对不上的行',
} as const;

export type Category = keyof typeof CATEGORIES;

export const EVERY_CATEGORY = Object.keys(CATEGORIES) as readonly Category[]; // the keys of a literal object

/** What it is about: a cell; that the pupil should be in the list, or should not; a row nobody could be found for. */
export type Aspect = FieldName | 'present' | 'absent' | 'row';

export function categoryOf(field: FieldName): Category {
  const way = wayOf(field);
  if (way === 'key') return 'key';
  return way === 'procedure' ? 'status' : 'ordinary';
}

/** An answer about one thing. Texts are as the two systems have them, and never shown but masked. */
export interface Answer {
  readonly aspect: Aspect;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly ours: string;
  readonly theirs: string;
  /** What stood there before it was changed here; '' where nothing was expected. */
  readonly before: string;
  /** Since when it is waited for; absent where nothing was expected. */
  readonly since?: string | undefined;
  /** Why it cannot be told, or what to do. */
  readonly reason?: string;
}
