import { type CannotReason, LINE_STATES, type LineState, type ReturnWay } from './line-states.ts';

/** 台账行 — one pupil in one campaign. A pupil has one line wherever the child goes: it moves along with its state. */
export interface Line {
  readonly state: LineState;
  /** Has the sheet ever been handed out and not been taken back? What came back was handed out, whether or not that was noted. */
  readonly isIssued: boolean;
  readonly way: ReturnWay | undefined;
  /** Did the guardian change anything? */
  readonly hasChanges: boolean;
  /** 退回确认 — the guardian is asked again, because what was written could not be read. */
  readonly question: string | undefined;
  readonly cannot: { readonly reason: CannotReason; readonly note: string } | undefined;
  readonly keyedBy: string | undefined;
  /** 中途离开 — outside the roll, and kept. */
  readonly hasLeft: boolean;
  /** 已签核 — the school has signed for this line; whoever joined after the signature is still worked on. */
  readonly isSigned: boolean;
}

/** 未下发 — as a pupil's line begins. */
export const NEW_LINE: Line = {
  state: 'not-issued',
  isIssued: false,
  way: undefined,
  hasChanges: false,
  question: undefined,
  cannot: undefined,
  keyedBy: undefined,
  hasLeft: false,
  isSigned: false,
};

/** 台账动作 — what somebody does to a line. */
export type LineDeed =
  | { readonly deed: 'issue' | 'take-back' | 'undo-return' | 'can' }
  | { readonly deed: 'return' | 'confirm' | 'change'; readonly way: ReturnWay }
  | { readonly deed: 'question'; readonly question: string }
  | { readonly deed: 'key' | 'recheck'; readonly by: string }
  | { readonly deed: 'reopen'; readonly reason: string }
  | { readonly deed: 'cannot'; readonly reason: CannotReason; readonly note: string };

export type DeedName = LineDeed['deed'];

/** Each deed with its title, and the states from which it can be done. */
export const LINE_DEEDS = {
  issue: { title: '下发', from: ['not-issued'] },
  'take-back': { title: '撤销下发', from: ['issued'] },
  // A sheet that comes back was handed out, and a guardian who was out of reach may come after all: nothing written is lost.
  return: { title: '回收', from: ['not-issued', 'issued', 'cannot'] },
  confirm: { title: '登记为未修改', from: ['not-issued', 'issued', 'cannot', 'returned', 'changed'] },
  change: { title: '登记为有修改', from: ['not-issued', 'issued', 'cannot', 'returned', 'confirmed'] },
  'undo-return': { title: '撤销回收', from: ['returned', 'confirmed', 'changed'] },
  question: { title: '退回家长确认', from: ['returned', 'confirmed', 'changed'] },
  key: { title: '录入', from: ['changed'] },
  recheck: { title: '复核', from: ['keyed', 'confirmed'] },
  reopen: { title: '退回重新录入', from: ['keyed', 'rechecked'] },
  cannot: { title: '登记为无法回收', from: ['not-issued', 'issued'] },
  can: { title: '撤销无法回收', from: ['cannot'] },
} as const satisfies Readonly<Record<DeedName, { readonly title: string; readonly from: readonly LineState[] }>>;

export const EVERY_DEED = Object.keys(LINE_DEEDS) as readonly DeedName[]; // the keys of a literal object

export interface LineRefusal {
  readonly code: 'left' | 'signed' | 'state' | 'same-person' | 'no-reason';
  readonly message: string;
}

/** What the line is after the deed, or why it cannot be done. Knows nobody's office: who may is for the permission table. */
export function done(line: Line, act: LineDeed): Line | LineRefusal {
  const refusal = refusalOf(line, act);
  if (refusal !== undefined) return refusal;
  switch (act.deed) {
    case 'issue':
      return { ...line, state: 'issued', isIssued: true };
    case 'take-back':
      return { ...NEW_LINE, isSigned: line.isSigned };
    case 'return':
      return { ...cameBack(line), state: 'returned', way: act.way, hasChanges: false };
    case 'confirm':
      return { ...cameBack(line), state: 'confirmed', way: line.way ?? act.way, hasChanges: false };
    case 'change':
      return { ...cameBack(line), state: 'changed', way: line.way ?? act.way, hasChanges: true };
    case 'undo-return':
      return { ...line, state: 'issued', way: undefined, hasChanges: false };
    case 'question':
      return { ...line, state: 'issued', way: undefined, hasChanges: false, question: act.question };
    case 'key':
      return { ...line, state: 'keyed', keyedBy: act.by };
    case 'recheck':
      return { ...line, state: 'rechecked' };
    case 'reopen':
      return { ...line, state: line.hasChanges ? 'changed' : 'returned', keyedBy: undefined };
    case 'cannot':
      return { ...line, state: 'cannot', cannot: { reason: act.reason, note: act.note.trim() } };
    case 'can':
      return { ...line, state: line.isIssued ? 'issued' : 'not-issued', cannot: undefined };
  }
}

export function isLineRefusal(outcome: Line | LineRefusal): outcome is LineRefusal {
  return 'code' in outcome;
}

function cameBack(line: Line): Line {
  return { ...line, isIssued: true, question: undefined, cannot: undefined };
}

function refusalOf(line: Line, act: LineDeed): LineRefusal | undefined {
  const { title, from }: { readonly title: string; readonly from: readonly LineState[] } = LINE_DEEDS[act.deed];
  if (line.hasLeft) return { code: 'left', message: `该生已中途离开，不能再${title}` };
  if (line.isSigned) return { code: 'signed', message: `学校已经签核，不能再${title}。确需改动，请先由校领导撤回签核` };
  if (!from.includes(line.state)) {
    const needed = from.map((state) => LINE_STATES[state]).join('、');
    return { code: 'state', message: `现在是“${LINE_STATES[line.state]}”，只有“${needed}”的才能${title}` };
  }
  if (act.deed === 'recheck' && line.keyedBy === act.by) {
    return { code: 'same-person', message: '录入和复核不能是同一个人，请换一人复核' };
  }
  if (needsWords(act)) return { code: 'no-reason', message: `请写明${NEEDED_WORDS[act.deed] ?? '原因'}` };
  return undefined;
}

const NEEDED_WORDS: Partial<Record<DeedName, string>> = {
  question: '请家长确认什么',
  reopen: '退回的原因',
  cannot: '无法回收的具体情况',
};

function needsWords(act: LineDeed): boolean {
  if (act.deed === 'question') return act.question.trim() === '';
  if (act.deed === 'reopen') return act.reason.trim() === '';
  return act.deed === 'cannot' && act.reason === 'other' && act.note.trim() === '';
}
