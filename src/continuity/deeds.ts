import type { Permission } from '#src/organization/permissions.ts';
import { isOpen, LEAVER_STATES, type LeaverState, OPEN_STATES } from './leaver.ts';

interface DeedShape {
  readonly title: string;
  readonly from: readonly LeaverState[];
  /** Where it leads; absent where the leaver stays in its state. */
  readonly to?: LeaverState;
  /** Absent for what the register, the letters and the clock do. */
  readonly permission?: Permission;
}

const CLOSED: readonly LeaverState[] = (Object.keys(LEAVER_STATES) as readonly LeaverState[]).filter(
  (state) => !isOpen(state),
);

/** 接续的办理 — who may do what in which state, and where it leads. Server, screen and tests read this table. */
export const LEAVER_DEEDS = {
  destination: { title: '登记去向', from: OPEN_STATES, permission: 'continuity.work' },
  follow: { title: '记录跟进', from: OPEN_STATES, permission: 'continuity.follow' },
  ask: { title: '申请了结', from: OPEN_STATES, permission: 'continuity.work' },
  'send-back': { title: '退回申请', from: OPEN_STATES, permission: 'continuity.judge' },
  'draft-letter': { title: '起草函', from: ['waiting', 'unclaimed'], to: 'letter', permission: 'continuity.judge' },
  'urge-letter': { title: '再次函告', from: ['letter'], permission: 'continuity.judge' },
  'close-elsewhere': {
    title: '确认外地接续',
    from: OPEN_STATES,
    to: 'taken-elsewhere',
    permission: 'continuity.judge',
  },
  'strike-off': { title: '销号', from: OPEN_STATES, to: 'struck-off', permission: 'continuity.judge' },
  reopen: { title: '重新跟踪', from: CLOSED, to: 'unclaimed', permission: 'continuity.judge' },
  confirm: { title: '认定为同一人', from: OPEN_STATES, to: 'taken-here', permission: 'continuity.work' },
  deny: { title: '认定不是同一人', from: OPEN_STATES, permission: 'continuity.work' },
  'not-come': { title: '接收学校登记未报到', from: OPEN_STATES, permission: 'continuity.claim' },
  leave: { title: '列入跟踪', from: [], to: 'waiting' },
  'take-here': { title: '本县学校已接收', from: OPEN_STATES, to: 'taken-here' },
  'take-elsewhere': { title: '对方已调档', from: OPEN_STATES, to: 'taken-elsewhere' },
  'strike-by-register': { title: '随学籍变动销号', from: OPEN_STATES, to: 'struck-off' },
  'lost-again': { title: '接收的学籍已撤销', from: ['taken-here'], to: 'waiting' },
  undo: { title: '毕业或转出已撤回', from: ['waiting', 'unclaimed', 'letter', 'taken-here', 'taken-elsewhere'] },
  overdue: { title: '到期未接续，立案', from: ['waiting'], to: 'unclaimed' },
  signal: { title: '转控辍排查', from: OPEN_STATES },
  'letter-sent': { title: '函已发出', from: ['letter'] },
  'letter-continued': { title: '回执：已接续', from: ['letter'], to: 'taken-elsewhere' },
  'letter-not-there': { title: '回执：未就读', from: ['letter'], to: 'unclaimed' },
  'letter-unknown': { title: '回执：查无此人', from: ['letter'], to: 'unclaimed' },
  'letter-voided': { title: '函已作废', from: ['letter'], to: 'unclaimed' },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type LeaverDeed = keyof typeof LEAVER_DEEDS;

/** May it be done in this state, whoever does it? */
export function fits(deed: LeaverDeed, state: LeaverState): boolean {
  const from: readonly LeaverState[] = LEAVER_DEEDS[deed].from;
  return from.includes(state);
}

/** The state after it. */
export function stateAfter(deed: LeaverDeed, state: LeaverState): LeaverState {
  const shape: DeedShape = LEAVER_DEEDS[deed];
  return shape.to ?? state;
}

/** Who may do it; `undefined` for what nobody does by hand. */
export function permissionOf(deed: LeaverDeed): Permission | undefined {
  const shape: DeedShape = LEAVER_DEEDS[deed];
  return shape.permission;
}

export const EVERY_DEED = Object.keys(LEAVER_DEEDS) as readonly LeaverDeed[]; // the keys of a literal object

export function titleOfDeed(deed: string): string {
  const titles: Readonly<Record<string, DeedShape>> = LEAVER_DEEDS;
  return titles[deed]?.title ?? deed;
}
