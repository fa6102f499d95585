import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';

interface StateShape {
  readonly title: string;
  /** What the reporter reads. */
  readonly said: string;
  readonly isOpen: boolean;
}

/** 举报的状态. What it says is known to the inspectors alone; how far it is, to whoever has the receipt. */
export const TIP_OFF_STATES = {
  received: { title: '待受理', said: '已收到，等待受理', isOpen: true },
  accepted: { title: '已受理', said: '已受理', isOpen: true },
  checking: { title: '核查中', said: '正在核查', isOpen: true },
  closed: { title: '已办结', said: '已办结', isOpen: false },
  refused: { title: '不予受理', said: '不予受理', isOpen: false },
} as const satisfies Readonly<Record<string, StateShape>>;

export type TipOffState = keyof typeof TIP_OFF_STATES;

/** 核查结论 */
export const TIP_OFF_OUTCOMES = {
  true: '属实',
  partly: '部分属实',
  untrue: '不属实',
  unclear: '无法核实',
} as const satisfies Readonly<Record<string, string>>;

export type TipOffOutcome = keyof typeof TIP_OFF_OUTCOMES;

/** 不予受理的原因 */
export const TIP_OFF_REFUSALS = {
  scope: '不属于学籍管理举报的范围',
  vague: '没有可以核查的线索，也没有回复补充',
  double: '同一问题已经在办',
  elsewhere: '已转有权处理的机关',
} as const satisfies Readonly<Record<string, string>>;

export type TipOffRefusal = keyof typeof TIP_OFF_REFUSALS;

/** 举报的问题 (notice 四). It is part of what is sealed: nobody but an inspector learns even this. */
export const TIP_OFF_SUBJECTS = [
  '利用虚假信息建立学籍',
  '重复建立学籍、空挂学籍',
  '不及时接续学籍',
  '不按规定办理转学、拒收学籍',
  '不作为、推诿拖延',
  '乱作为、违规办理',
  '利用学籍收费、谋利',
  '泄露学生信息',
  '其他',
] as const;

/** 举报 — what lies open of it, by the day and never by the hour. */
export interface TipOff {
  /** The desk that handles it: a county's or a city's code. */
  readonly county: string;
  readonly id: string;
  /** 举2025-0003 */
  readonly number: string;
  /** 被反映的单位; absent when the reporter does not know. */
  readonly unit: UnitPath | undefined;
  readonly state: TipOffState;
  readonly receivedOn: LocalDate;
  /** Absent while it leads through an unpublished year. */
  readonly due: LocalDate | undefined;
  readonly extended: boolean;
  readonly closedOn: LocalDate | undefined;
  readonly outcome: TipOffOutcome | undefined;
  readonly refusal: TipOffRefusal | undefined;
  /** Two inspectors together can learn who it was. */
  readonly hasIdentity: boolean;
  readonly revision: number;
}

/** 期限, in working days from the day it came in. */
export const ACCEPT_WITHIN = 5;
export const CLOSE_WITHIN = 40;
export const MOST_EXTENSION = 20;

interface DeedShape {
  readonly title: string;
  readonly from: readonly TipOffState[];
  readonly to?: TipOffState;
}

/** 查办动作 */
export const TIP_OFF_DEEDS = {
  accept: { title: '受理', from: ['received'], to: 'accepted' },
  refuse: { title: '不予受理', from: ['received', 'accepted'], to: 'refused' },
  check: { title: '开始核查', from: ['accepted'], to: 'checking' },
  extend: { title: '延长期限', from: ['accepted', 'checking'] },
  close: { title: '办结', from: ['checking'], to: 'closed' },
  excuse: { title: '回避', from: ['received', 'accepted', 'checking'] },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type TipOffDeed = keyof typeof TIP_OFF_DEEDS;

const SHAPES: Readonly<Record<TipOffDeed, DeedShape>> = TIP_OFF_DEEDS;

export const EVERY_TIP_OFF_DEED = Object.keys(TIP_OFF_DEEDS) as readonly TipOffDeed[]; // a literal object's keys

export function shapeOfTipOffDeed(deed: TipOffDeed): DeedShape {
  return SHAPES[deed];
}

/** 可办的动作 */
export function tipOffDeedsFor({ state }: Pick<TipOff, 'state'>): readonly TipOffDeed[] {
  return EVERY_TIP_OFF_DEED.filter((deed) => SHAPES[deed].from.includes(state));
}

/** What is said with a deed. */
export interface DeedWords {
  readonly outcome?: TipOffOutcome | undefined;
  readonly refusal?: TipOffRefusal | undefined;
  readonly days?: number | undefined;
}

/** What stands against it; `seen` is the revision that was on the screen. */
export function objectionsToTipOffDeed(
  tipOff: Pick<TipOff, 'state' | 'revision' | 'extended'>,
  deed: TipOffDeed,
  seen: number,
  { outcome, refusal, days = 0 }: DeedWords,
): readonly Objection[] {
  if (tipOff.revision !== seen) return [{ code: 'stale', message: '刚被另一位查办员办过，请刷新后再办' }];
  if (!SHAPES[deed].from.includes(tipOff.state)) {
    return [{ code: 'state', message: `这件举报${TIP_OFF_STATES[tipOff.state].title}，不能${SHAPES[deed].title}` }];
  }
  if (deed === 'close' && outcome === undefined) {
    return [{ code: 'outcome', field: 'outcome', message: '请选择核查结论' }];
  }
  if (deed === 'refuse' && refusal === undefined) {
    return [{ code: 'refusal', field: 'refusal', message: '请选择不予受理的原因，举报人会看到' }];
  }
  if (deed !== 'extend') return [];
  if (tipOff.extended) return [{ code: 'extended', message: '期限已经延长过一次，不能再延长' }];
  const fits = Number.isInteger(days) && days >= 1 && days <= MOST_EXTENSION;
  return fits ? [] : [{ code: 'days', field: 'days', message: `可以延长 1 到 ${MOST_EXTENSION} 个工作日` }];
}

/** Where an envelope lies: sealed into it, so that none can be put under another tip-off or taken for another kind. */
export function placeOf(tipOff: string, kind: EnvelopeKind): string {
  return `${tipOff}|${kind}`;
}

/** 信的种类: the report, what is written to and fro, what inspectors note among themselves, and who it was. */
export const ENVELOPE_KINDS = ['report', 'message', 'note', 'identity'] as const;

export type EnvelopeKind = (typeof ENVELOPE_KINDS)[number];

/** More than this is no conversation. */
export const MOST_ENVELOPES = 200;
