/** 控辍状态 — from the first suspicion to 销号, in the order in which they come. */
export const STATES = {
  suspected: { title: '疑似辍学', asks: '排查：弄清孩子在哪里、为什么没到校' },
  investigating: { title: '调查中', asks: '查明原因和去向' },
  persuading: { title: '劝返中', asks: '劝返复学，每次都登记' },
  reported: { title: '已书面报告', asks: '乡镇接收书面报告' },
  joint: { title: '联合劝返', asks: '联合劝返组上门劝返，登记结果' },
  concluded: { title: '已有结果', asks: '办完学籍手续，或返校后连续在班' },
  closed: { title: '已销号', asks: '' },
} as const satisfies Readonly<Record<string, { readonly title: string; readonly asks: string }>>;

export type DropoutState = keyof typeof STATES;

export const EVERY_STATE = Object.keys(STATES) as readonly DropoutState[]; // the keys of a literal object

/** 台账 — of a case that is open; from the written report on the child counts as having dropped out. */
export const LEDGERS = { suspected: '疑似辍学台账', dropout: '辍学台账', closed: '已销号' } as const;

export type Ledger = keyof typeof LEDGERS;

export function ledgerOf({
  state,
  reportedOn,
}: {
  readonly state: DropoutState;
  readonly reportedOn?: unknown;
}): Ledger {
  if (state === 'closed') return 'closed';
  return reportedOn === undefined ? 'suspected' : 'dropout';
}
