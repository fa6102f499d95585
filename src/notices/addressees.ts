import type { Office } from '#src/organization/office.ts';
import { parentOf, type UnitPath } from '#src/organization/unit.ts';

/** 消息种类 — what became of a case, who is told of it, and in which words. */
export const EVENTS = {
  submit: { tells: ['desk'], words: '有新的业务待您办理' },
  approve: { tells: ['desk', 'applicant'], words: '上一环节已通过' },
  return: { tells: ['applicant'], words: '被退回，请按理由补正后重新提交' },
  refuse: { tells: ['applicant'], words: '不予办理' },
  withdraw: { tells: ['parties'], words: '填报学校已撤回' },
  message: { tells: ['parties', 'desk'], words: '有新的留言' },
  urge: { tells: ['desk'], words: '有人催办' },
  'half-time': { tells: ['desk'], words: '办理时限已过半' },
  'two-days': { tells: ['desk'], words: '还剩两个工作日' },
  due: { tells: ['desk'], words: '今天到期' },
  overdue: { tells: ['desk', 'above'], words: '已经超期' },
  unpublished: { tells: ['desk', 'county'], words: '期限跨入尚未公布放假安排的年份，暂不能推算' },
} as const satisfies Readonly<Record<string, { readonly tells: readonly Circle[]; readonly words: string }>>;

export type NoticeEvent = keyof typeof EVENTS;

/** Those who stand in one relation to a case: the desk it lies on, who applied, both schools, the levels above, the county. */
type Circle = 'desk' | 'applicant' | 'parties' | 'above' | 'county';

/** Where a case stands, as far as it decides who is told. */
export interface Whereabouts {
  readonly desk?: { readonly office: Office; readonly unit: UnitPath } | undefined;
  readonly applicant: UnitPath;
  readonly holding?: UnitPath | undefined;
  readonly receiving?: UnitPath | undefined;
}

/** An office, at a school or at the unit above it at which the office is held. */
export interface Seat {
  readonly office: Office;
  readonly of: UnitPath;
}

/** 告诉谁 — the seats that are told of this event; whoever did it is left out when it is told. */
export function seatsToldOf(event: NoticeEvent, where: Whereabouts): readonly Seat[] {
  const seats = EVENTS[event].tells.flatMap((circle) => CIRCLES[circle](where));
  return [...new Map(seats.map((seat) => [`${seat.office} ${seat.of}`, seat])).values()];
}

const CIRCLES: Readonly<Record<Circle, (where: Whereabouts) => readonly Seat[]>> = {
  desk: ({ desk }) => (desk ? [{ office: desk.office, of: desk.unit }] : []),
  applicant: ({ applicant }) => [{ office: 'registrar', of: applicant }],
  parties: ({ holding, receiving }) =>
    [holding, receiving].flatMap((school) => (school ? [{ office: 'registrar', of: school } as const] : [])),
  // What lies at the county has nobody above it here.
  above: ({ desk }) =>
    desk === undefined || desk.office === 'county'
      ? []
      : [
          { office: 'central-school', of: desk.unit },
          { office: 'county', of: desk.unit },
        ],
  county: ({ applicant }) => [{ office: 'county', of: applicant }],
};

/** The unit and all above it: at one of them the office of a seat is held. */
export function unitsOver(path: UnitPath): readonly UnitPath[] {
  const above = parentOf(path);
  return above === undefined ? [path] : [path, ...unitsOver(above)];
}
