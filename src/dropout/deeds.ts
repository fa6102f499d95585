import type { Actor } from '#src/organization/office.ts';
import { can, type Permission } from '#src/organization/permissions.ts';
import type { DropoutCase } from './dropout-case.ts';
import type { DropoutState } from './states.ts';

interface DeedShape {
  readonly title: string;
  readonly from: readonly DropoutState[];
  /** Absent where the state stays. */
  readonly to?: DropoutState;
  readonly permission: Permission;
}

const OPEN = ['suspected', 'investigating', 'persuading', 'reported', 'joint', 'concluded'] as const;

/** 办理动作 — the whole course of a case: from which states each can be done, where it leads, and whose it is. */
export const DEEDS = {
  investigate: {
    title: '登记排查',
    from: ['suspected', 'investigating'],
    to: 'investigating',
    permission: 'dropout.work',
  },
  establish: {
    title: '查明原因',
    from: ['investigating', 'persuading', 'reported', 'joint'],
    permission: 'dropout.work',
  },
  persuade: { title: '登记劝返', from: ['persuading', 'reported', 'joint'], permission: 'dropout.work' },
  'draft-report': { title: '拟写书面报告', from: ['persuading'], permission: 'dropout.report' },
  'draft-notice': {
    title: '拟写劝返复学通知书',
    from: ['persuading', 'reported', 'joint'],
    permission: 'dropout.report',
  },
  'draft-deadline': { title: '拟写限期返校通知书', from: ['joint'], permission: 'dropout.joint' },
  receive: { title: '接收书面报告', from: ['reported'], to: 'joint', permission: 'dropout.joint' },
  'joint-visit': { title: '登记联合劝返', from: ['joint'], permission: 'dropout.joint' },
  'joint-outcome': { title: '登记联合劝返结果', from: ['joint'], to: 'concluded', permission: 'dropout.joint' },
  conclude: {
    title: '登记结果',
    from: ['investigating', 'persuading', 'reported', 'joint'],
    to: 'concluded',
    permission: 'dropout.work',
  },
  seat: { title: '确认连续在班', from: ['concluded'], permission: 'dropout.work' },
  lose: { title: '结果不成立', from: ['concluded'], to: 'persuading', permission: 'dropout.work' },
  'withdraw-visit': { title: '撤销一次记录', from: OPEN, permission: 'dropout.work' },
  'add-file': { title: '上传照片、材料', from: OPEN, permission: 'dropout.work' },
  'remove-file': { title: '撤下照片、材料', from: OPEN, permission: 'dropout.work' },
  keepers: { title: '登记联控联保责任人', from: OPEN, permission: 'dropout.work' },
  close: { title: '确认销号', from: ['concluded'], to: 'closed', permission: 'dropout.close' },
  reopen: { title: '重新列入', from: ['closed'], to: 'persuading', permission: 'dropout.close' },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type Deed = keyof typeof DEEDS;

const SHAPES: Readonly<Record<Deed, DeedShape>> = DEEDS;

export const EVERY_DEED = Object.keys(DEEDS) as readonly Deed[]; // the keys of a literal object

/** 现在能办什么 — the screen shows these, and every store asks the same. The township's hold for what was reported to it. */
export function deedsOf(actor: Actor, dropout: Pick<DropoutCase, 'state' | 'unit' | 'township'>): readonly Deed[] {
  return EVERY_DEED.filter((deed) => isOpenTo(actor, deed, dropout));
}

/** A central school works on a case only where no school does: of a child without a record whom it was given itself. */
export function isOpenTo(
  actor: Actor,
  deed: Deed,
  { state, unit, township }: Pick<DropoutCase, 'state' | 'unit' | 'township'>,
): boolean {
  const { from, permission } = SHAPES[deed];
  if (!from.includes(state)) return false;
  if (permission === 'dropout.joint') return township !== undefined && can(actor, permission, township);
  return can(actor, permission, unit) && (actor.office !== 'central-school' || actor.unit === unit);
}

/** The state after a deed. A case that was reported stays reported when a result turns out to be none. */
export function stateAfter(
  deed: Deed,
  { state, reportedOn, receivedAt }: Pick<DropoutCase, 'state' | 'reportedOn' | 'receivedAt'>,
): DropoutState {
  if (deed === 'establish') return state === 'investigating' ? 'persuading' : state;
  if ((deed === 'lose' || deed === 'reopen') && reportedOn !== undefined)
    return receivedAt === undefined ? 'reported' : 'joint';
  return SHAPES[deed].to ?? state;
}

/** 经过 in words: the deeds, and what happens by itself. */
export function eventInWords(deed: string): string {
  const words: Readonly<Record<string, string>> = BY_ITSELF;
  const shapes: Readonly<Record<string, DeedShape>> = DEEDS;
  return shapes[deed]?.title ?? words[deed] ?? deed;
}

/** What no deed of this page does: a signal opens a case, and a letter that goes out, or is voided, moves it. */
const BY_ITSELF = { open: '列入疑似辍学台账', reported: '书面报告已发出', 'report-void': '书面报告作废' } as const;
