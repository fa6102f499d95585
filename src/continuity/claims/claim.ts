import type { Objection } from '#src/organization/objection.ts';
import { when } from '#src/workflow/when.ts';

/** 两校说法不一 — both say the child is theirs, or neither does. */
export const CLAIM_KINDS = {
  both: { title: '两校都说在本校' },
  neither: { title: '两校都说不在本校' },
} as const satisfies Readonly<Record<string, { readonly title: string }>>;

export type ClaimKind = keyof typeof CLAIM_KINDS;

/** 从哪里发现 */
export const CLAIM_BASES = {
  registration: '两校都有该生的在册学籍',
  'roll-call': '逐班核实，两校都说在班',
  'not-come': '毕业学校说去了，接收学校说没来',
  raised: '学校提出',
} as const satisfies Readonly<Record<string, string>>;

export type ClaimBasis = keyof typeof CLAIM_BASES;

/** 裁定 — `one` holds the record, or let the child go; `other` is the other school. */
export const RULINGS = {
  one: { title: '在学籍所在（毕业）学校', nowhere: false },
  other: { title: '在另一所学校', nowhere: false },
  nowhere: { title: '两校都不在，转控辍排查', nowhere: true },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly nowhere: boolean }>>;

export type Ruling = keyof typeof RULINGS;
export const EVERY_RULING = Object.keys(RULINGS) as readonly Ruling[]; // the keys of a literal object

/** 说明中、待裁定、已裁定 */
export const CLAIM_STATES = { stating: '两校说明中', ready: '待县局裁定', ruled: '已裁定' } as const;

export type ClaimState = keyof typeof CLAIM_STATES;

export function stateOf({
  statements,
  isDue,
  ruling,
}: {
  readonly statements: number;
  readonly isDue: boolean;
  readonly ruling: Ruling | undefined;
}): ClaimState {
  if (ruling !== undefined) return 'ruled';
  return statements >= 2 || isDue ? 'ready' : 'stating';
}

/** 下一步 — who does what after the ruling, and by which procedure. */
export interface NextStep {
  readonly side: 'one' | 'other';
  /** An id of a procedure; absent where nothing is applied for. */
  readonly procedure?: string;
  readonly words: string;
}

/** What the record is when it is judged. */
export interface Standing {
  /** 在读、休学: the record is live. */
  readonly isLive: boolean;
  /** The other school holds a second live record of the child. */
  readonly hasSecond: boolean;
}

/** 裁定以后 — the ruling leads to a procedure and to nothing else: no record is changed here. */
export function nextSteps(ruling: Ruling, { isLive, hasSecond }: Standing): readonly NextStep[] {
  if (ruling === 'nowhere') {
    return [{ side: 'one', words: '两校都不在：已转控辍排查，学籍所在（毕业）学校配合查找' }];
  }
  const loser = ruling === 'one' ? 'other' : 'one';
  const second: readonly NextStep[] = hasSecond
    ? [{ side: loser, procedure: 'problem-record-deletion', words: '本校的学籍是重复学籍，申请删除' }]
    : [];
  if (ruling === 'one') {
    return [...second, { side: 'other', words: '学生不在本校：在班登记写明情况了结，不得空挂' }];
  }
  if (hasSecond) return second;
  return isLive
    ? [{ side: 'other', procedure: 'transfer-within-county', words: '学生在本校就读，申请县内转学，学籍随人走' }]
    : [{ side: 'other', procedure: 'junior-admission', words: '学生在本校就读，办理新生录取接续' }];
}

/** A statement with nothing in it helps nobody. */
export function objectionsToStatement(words: string): readonly Objection[] {
  return when(
    words.trim().length < 10,
    'words',
    '请写明情况（至少十个字）：哪天来（走）的、在哪个班、怎么知道的',
    'words',
  );
}

export function objectionsToRuling(state: ClaimState, words: string): readonly Objection[] {
  return [
    ...when(state === 'stating', 'too-early', '两校还没有都说明，期限也没有到，现在不能裁定'),
    ...when(state === 'ruled', 'ruled', '这件已经裁定，请刷新页面'),
    ...when(words.trim().length < 6, 'words', '请写明裁定的理由（至少六个字）', 'words'),
  ];
}
