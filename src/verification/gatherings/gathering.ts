import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitKind, UnitPath } from '#src/organization/unit.ts';

interface KindShape {
  readonly title: string;
  /** At which kinds of unit it is held. */
  readonly at: readonly UnitKind[];
  /** Whom it can invite; the first is meant where nobody said. */
  readonly asks: readonly Office[];
  /** 算作培训: whoever holds this office and was there has been trained. */
  readonly trains?: Office;
}

/** 会议种类 — who holds it, whom it asks, and whether who was there counts as trained (notice 一(一), 三, annex 2 and 3). */
export const GATHERING_KINDS = {
  registrars: {
    title: '学籍管理员培训',
    at: ['county', 'central-school'],
    asks: ['registrar', 'head', 'central-school'],
    trains: 'registrar',
  },
  teachers: {
    title: '班主任培训会',
    at: ['school', 'teaching-point', 'central-school', 'county'],
    asks: ['class-teacher', 'registrar', 'head'],
    trains: 'class-teacher',
  },
  parents: { title: '家长会', at: ['class'], asks: [] },
  other: {
    title: '其他会议',
    at: ['county', 'central-school', 'school', 'teaching-point'],
    asks: ['registrar', 'head', 'class-teacher', 'central-school', 'county'],
  },
} as const satisfies Readonly<Record<string, KindShape>>;

export type GatheringKind = keyof typeof GATHERING_KINDS;

export const EVERY_GATHERING_KIND = Object.keys(GATHERING_KINDS) as readonly GatheringKind[]; // a literal object's keys

/** What the kind says, in one type for all of them. */
export function shapeOf(kind: GatheringKind): KindShape {
  return GATHERING_KINDS[kind];
}

export const GATHERING_STATES = { planned: '计划', held: '已召开', cancelled: '已取消' } as const;

export type GatheringState = keyof typeof GATHERING_STATES;

/** 会议与培训 — of a unit, on a day, at a place. What was planned stays, even when it is called off. */
export interface Gathering {
  readonly county: string;
  readonly id: string;
  readonly kind: GatheringKind;
  /** Absent for what is held all the year round (R20). */
  readonly campaign: string | undefined;
  /** Who holds it; of a parents' meeting the class. */
  readonly unit: UnitPath;
  readonly schoolYear: number;
  readonly title: string;
  readonly day: LocalDate;
  /** `14:30` */
  readonly begins: string;
  readonly ends: string;
  readonly place: string;
  readonly host: string;
  readonly agenda: string;
  readonly offices: readonly Office[];
  /** Only people of these; none means of everything below the unit. */
  readonly units: readonly UnitPath[];
  readonly state: GatheringState;
  /** Why it was called off. */
  readonly reason: string | undefined;
  readonly minutes: string;
  readonly revision: number;
}

/** What a person fills in. */
export type GatheringDraft = Pick<
  Gathering,
  'kind' | 'campaign' | 'unit' | 'title' | 'day' | 'begins' | 'ends' | 'place' | 'host' | 'agenda' | 'offices' | 'units'
>;

/** 答复 */
export const REPLIES = { seen: '已知悉', leave: '请假' } as const;

export type Reply = keyof typeof REPLIES;

/** 到会情况 of whoever was invited. */
export const PRESENCES = { present: '到会', absent: '缺席', 'made-up': '已补训' } as const;

export type Presence = keyof typeof PRESENCES;

/** 家长到会情况, pupil by pupil. `otherwise`: the sheet was handed over in another way. */
export const GUARDIAN_PRESENCES = { came: '到会', absent: '缺席', otherwise: '另行送达' } as const;

export type GuardianPresence = keyof typeof GUARDIAN_PRESENCES;

/** 文件用途 */
export const FILE_USES = { material: '材料', photo: '照片' } as const;

export type FileUse = keyof typeof FILE_USES;

export const LONGEST_WORDS = 100;

/** How long it lasts, in hours. */
export function hoursOf({ begins, ends }: Pick<Gathering, 'begins' | 'ends'>): number {
  return (minutesOf(ends) - minutesOf(begins)) / 60;
}

function minutesOf(time: string): number {
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}
