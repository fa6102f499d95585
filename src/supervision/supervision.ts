import type { Door } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import { UNIT_KINDS, type UnitKind, type UnitPath } from '#src/organization/unit.ts';

interface IssuerShape {
  /** The kinds of unit below it that can be asked to answer. */
  readonly receivers: readonly UnitKind[];
  /** Who issues it, and who judges the answer. */
  readonly office: Office;
}

/** 谁督办谁 — from a unit to one below it (notice 二(一), 四): the city asks the county, which answers for all below it. */
export const ISSUERS = {
  city: { receivers: ['county'], office: 'city-inspector' },
  county: { receivers: ['central-school', 'school', 'teaching-point'], office: 'county' },
  'central-school': { receivers: ['school', 'teaching-point'], office: 'central-school' },
} as const satisfies Partial<Readonly<Record<UnitKind, IssuerShape>>>;

/** Who answers for a unit: those who do the work, and whoever leads them. */
export const ANSWERERS: Partial<Readonly<Record<UnitKind, readonly Office[]>>> = {
  county: ['county'],
  'central-school': ['central-school'],
  school: ['registrar', 'head'],
  'teaching-point': ['registrar', 'head'],
};

/** Which kinds of unit a unit of this kind can ask; none for one that issues nothing. */
export function receiversOf(issuer: UnitKind): readonly UnitKind[] {
  const issuers: Partial<Readonly<Record<UnitKind, IssuerShape>>> = ISSUERS;
  return issuers[issuer]?.receivers ?? [];
}

export const SUPERVISION_STATES = {
  open: '待答复',
  answered: '已答复，待审核',
  returned: '退回，重新答复',
  closed: '已销号',
  withdrawn: '已撤回',
} as const;

export type SupervisionState = keyof typeof SUPERVISION_STATES;

/** While it is in one of these the receiver's clock runs. */
export const WAITING_FOR_ANSWER: readonly SupervisionState[] = ['open', 'returned'];

/** 因何督办 — the matter, figure or list it arose from: what it is called, and the door to it. Never a pupil's name. */
export interface Origin {
  readonly kind: string;
  readonly id?: string | undefined;
  readonly title: string;
  readonly door?: Door | undefined;
}

/** 督办事项 — what a unit demands of one below it, by a day, with an answer. */
export interface Supervision {
  readonly county: string;
  readonly id: string;
  readonly issuer: UnitPath;
  readonly receiver: UnitPath;
  readonly subject: string;
  readonly origin: Origin | undefined;
  readonly openedOn: LocalDate;
  /** The day the clock counts from, and how many working days. A return begins it anew. */
  readonly countedFrom: LocalDate;
  readonly days: number;
  /** Absent while it leads through a year whose days off are not published. */
  readonly due: LocalDate | undefined;
  readonly state: SupervisionState;
  readonly answeredOn: LocalDate | undefined;
  readonly closedOn: LocalDate | undefined;
  readonly revision: number;
}

/** What a person fills in. */
export interface SupervisionDraft {
  readonly receiver: UnitPath;
  readonly subject: string;
  /** 要求 */
  readonly demand: string;
  /** 依据 */
  readonly basis: string;
  readonly days: number;
  readonly origin?: Origin | undefined;
}

interface DeedShape {
  /** As it stands in the history. */
  readonly title: string;
  /** Whose it is to do. */
  readonly by: 'issuer' | 'receiver';
  readonly from: readonly SupervisionState[];
  /** Absent: the state stays. */
  readonly to?: SupervisionState;
  /** What must be written with it; absent: nothing need be. */
  readonly words?: string;
  /** Working days go with it. */
  readonly days?: true;
}

/** 督办环节 — each deed: whose, from which state into which. Server, screen and tests read this. */
export const SUPERVISION_DEEDS = {
  answer: {
    ...{ title: '答复', by: 'receiver', from: ['open', 'returned'], to: 'answered' },
    words: '请写明怎样整改、结果如何',
  },
  'ask-extension': { title: '申请延期', by: 'receiver', from: ['open', 'returned'], words: '请写明申请延期的原因' },
  urge: { title: '催办', by: 'issuer', from: ['open', 'returned'] },
  extend: { title: '准予延期', by: 'issuer', from: ['open', 'returned'], words: '请写明延期的原因', days: true },
  accept: { title: '认可答复，销号', by: 'issuer', from: ['answered'], to: 'closed' },
  'send-back': {
    ...{ title: '退回重办', by: 'issuer', from: ['answered'], to: 'returned', days: true },
    words: '请写明答复哪里不够、还要做什么',
  },
  withdraw: {
    ...{ title: '撤回督办', by: 'issuer', from: ['open', 'answered', 'returned'], to: 'withdrawn' },
    words: '请写明撤回的原因',
  },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type SupervisionDeed = keyof typeof SUPERVISION_DEEDS;

export const EVERY_SUPERVISION_DEED = Object.keys(SUPERVISION_DEEDS) as readonly SupervisionDeed[]; // a literal object's keys

export function shapeOfDeed(deed: SupervisionDeed): DeedShape {
  return SUPERVISION_DEEDS[deed];
}

/** Which side of the matter somebody stands on, if any. */
export interface Side {
  readonly issues: boolean;
  readonly answers: boolean;
}

/** 可办的事 — exactly the buttons that somebody of this side is shown. */
export function deedsOpenTo(
  { state }: Pick<Supervision, 'state'>,
  { issues, answers }: Side,
): readonly SupervisionDeed[] {
  return EVERY_SUPERVISION_DEED.filter((deed) => {
    const { by, from } = shapeOfDeed(deed);
    return (by === 'issuer' ? issues : answers) && from.includes(state);
  });
}

/** The kinds a unit can ask, in words: `中心校、学校、教学点`. */
export function receiversInWords(issuer: UnitKind): string {
  return receiversOf(issuer)
    .map((kind) => UNIT_KINDS[kind])
    .join('、');
}
