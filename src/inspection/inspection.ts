import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';

/** 督查状态 — the random number is fixed before the list is opened, and the list is fixed before anybody is drawn. */
export const INSPECTION_STATES = {
  planned: '计划',
  seeded: '随机数已定',
  drawn: '检查中',
  concluded: '检查完毕',
  published: '已公布',
  cancelled: '已取消',
} as const;

export type InspectionState = keyof typeof INSPECTION_STATES;

export const EVERY_INSPECTION_STATE = Object.keys(INSPECTION_STATES) as readonly InspectionState[]; // a literal object's keys

interface DeedShape {
  readonly title: string;
  readonly from: readonly InspectionState[];
  readonly to: InspectionState;
}

/** 督查动作 — all of them the city's. */
export const INSPECTION_DEEDS = {
  change: { title: '修改计划', from: ['planned'], to: 'planned' },
  seed: { title: '登记随机数', from: ['planned'], to: 'seeded' },
  draw: { title: '抽样', from: ['seeded'], to: 'drawn' },
  check: { title: '填写检查表', from: ['drawn'], to: 'drawn' },
  conclude: { title: '结束检查', from: ['drawn'], to: 'concluded' },
  reopen: { title: '退回继续检查', from: ['concluded'], to: 'drawn' },
  publish: { title: '公布结果', from: ['concluded'], to: 'published' },
  cancel: { title: '取消督查', from: ['planned', 'seeded', 'drawn'], to: 'cancelled' },
} as const satisfies Readonly<Record<string, DeedShape>>;

export type InspectionDeed = keyof typeof INSPECTION_DEEDS;

export function inspectionDeed(deed: InspectionDeed): DeedShape {
  return INSPECTION_DEEDS[deed];
}

/** 不定期检查: the county and its schools hear of it when the draw is made, and of its result when it is published. */
export const KNOWN_BELOW: readonly InspectionState[] = ['drawn', 'concluded', 'published'];

/** 抽样设计 — how many schools, how many pupils of them, and whether by size of school. */
export interface Design {
  /** 指定学校; none means that they are drawn, or that the whole county is meant. */
  readonly schools: readonly UnitPath[];
  /** 先抽几所学校; 0 takes all that are meant. */
  readonly drawSchools: number;
  /** 共抽几名学生. */
  readonly pupils: number;
  /** 按学校规模分层. */
  readonly bySize: boolean;
}

export const MOST_PUPILS = 600;
export const MOST_SCHOOLS = 60;

/** 随机数的一部分 — who gave it, and what. Several people give one each, or a public number is copied with its source. */
export interface SeedPart {
  readonly by: string;
  readonly value: string;
}

/** 督查 — of one county, by the city. */
export interface Inspection {
  /** The county that is looked into. */
  readonly county: string;
  readonly id: string;
  readonly unit: UnitPath;
  readonly title: string;
  readonly subject: string;
  readonly basis: string;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly team: string;
  readonly design: Design;
  readonly state: InspectionState;
  readonly seedParts: readonly SeedPart[];
  readonly seed: string | undefined;
  readonly seedAt: Date | undefined;
  readonly asOf: LocalDate | undefined;
  readonly populationSize: number | undefined;
  readonly populationDigest: string | undefined;
  readonly drawnAt: Date | undefined;
  readonly conclusion: string;
  readonly publishedOn: LocalDate | undefined;
  /** Why it was called off. */
  readonly reason: string | undefined;
  readonly plannedBy: string;
  readonly plannedByName: string;
  readonly revision: number;
}

/** What an inspector fills in. */
export type InspectionDraft = Pick<
  Inspection,
  'unit' | 'title' | 'subject' | 'basis' | 'startsOn' | 'endsOn' | 'team' | 'design'
>;
