import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { PETITION_STATES, type Petition } from './petition.ts';

interface RiskShape {
  readonly title: string;
  /** The rule, as it is shown beside every list it makes. */
  readonly rule: (settings: PetitionSettings) => string;
  /** 怎么办 */
  readonly advice: string;
}

/** 县里的参数 */
export interface PetitionSettings {
  /** 办理期限, in working days. */
  readonly days: number;
  /** 重复诉求: so many petitions … */
  readonly repeated: number;
  /** … within so many days. */
  readonly repeatedWithin: number;
  /** 集中反映一校: so many petitions … */
  readonly many: number;
  /** … within so many days. */
  readonly manyWithin: number;
}

export const USUAL_SETTINGS: PetitionSettings = { days: 10, repeated: 2, repeatedWithin: 90, many: 3, manyWithin: 30 };

/** 风险 — what may turn into anger or public talk if nobody looks (notice 三: 消除引起焦虑、可能产生负面舆情的隐患苗头). */
export const PETITION_RISKS = {
  overdue: {
    title: '超期',
    rule: ({ days }) => `过了办理期限（${days} 个工作日，延长的从其期限）还没有办结`,
    advice: '当天答复群众办到哪一步；确有困难的，承办单位报上一级协调',
  },
  repeated: {
    title: '重复反映',
    rule: ({ repeated, repeatedWithin }) => `同一电话或同一学生，${repeatedWithin} 天内同一事项反映 ${repeated} 次以上`,
    advice: '合并办理，由同一人负责到底，电话或当面回访，问清上次为什么没有解决',
  },
  many: {
    title: '集中反映一校',
    rule: ({ many, manyWithin }) => `${manyWithin} 天内反映同一学校的有 ${many} 件以上`,
    advice: '到学校了解共同的原因，一并解决；必要时约谈学校负责人',
  },
  unsatisfied: {
    title: '不满意',
    rule: () => '办结后群众评价“不满意”，还没有重新办理',
    advice: '回访问清不满意在哪里；确有遗漏的，重新办理',
  },
} as const satisfies Readonly<Record<string, RiskShape>>;

export type PetitionRisk = keyof typeof PETITION_RISKS;

export const EVERY_RISK = Object.keys(PETITION_RISKS) as readonly PetitionRisk[]; // a literal object's keys

/** What is counted around a petition: itself among them. */
export interface RiskFacts extends Pick<Petition, 'state' | 'due' | 'satisfaction'> {
  /** Received within the days of the rule, of the same kind, by the same telephone or about the same child. */
  readonly alike: number;
  /** Of its school, received within the days of the rule; none where no school was named. */
  readonly ofSchool: number;
}

/** 这件诉求的风险, the gravest first. What was withdrawn is none; what was closed well is none, however often it came. */
export function risksOf(facts: RiskFacts, settings: PetitionSettings, today: LocalDate): readonly PetitionRisk[] {
  const { state, due, satisfaction, alike, ofSchool } = facts;
  const { isOpen } = PETITION_STATES[state];
  const holds: Readonly<Record<PetitionRisk, boolean>> = {
    overdue: isOpen && due !== undefined && due < today,
    repeated: isOpen && alike >= settings.repeated,
    many: isOpen && ofSchool >= settings.many,
    unsatisfied: state === 'closed' && satisfaction === 'unsatisfied',
  };
  return EVERY_RISK.filter((risk) => holds[risk]);
}

/** The first day of so many days that end today. */
export function daysBack(today: LocalDate, days: number): LocalDate {
  return addDays(today, 1 - days);
}

/** What was kept of the county's choice; what is missing or out of bounds is as usual. */
export function settingsFrom(kept: unknown): PetitionSettings {
  const of = (name: keyof PetitionSettings): number => {
    const value = typeof kept === 'object' && kept !== null ? Reflect.get(kept, name) : undefined;
    const [least, most] = BOUNDS[name];
    return Number.isInteger(value) && value >= least && value <= most ? value : USUAL_SETTINGS[name];
  };
  return {
    days: of('days'),
    repeated: of('repeated'),
    repeatedWithin: of('repeatedWithin'),
    many: of('many'),
    manyWithin: of('manyWithin'),
  };
}

/** Least and most of each. */
export const BOUNDS: Readonly<Record<keyof PetitionSettings, readonly [number, number]>> = {
  days: [3, 30],
  repeated: [2, 10],
  repeatedWithin: [7, 365],
  many: [2, 50],
  manyWithin: [7, 365],
};
