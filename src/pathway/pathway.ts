import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { type FoundPlace, type HouseholdResult, STANDINGS, type Standing } from './standings.ts';

/** 疑似学籍 — another live record that the look-up in this deployment came upon. */
export type Candidate = {
  readonly student: string;
  /** 同一人; absent until the school has said. */
  readonly same?: boolean | undefined;
} & (
  | {
      /** By the number there is no doubt. */
      readonly by: 'number';
      /** At the child's own school, elsewhere in the county, or in another county of this deployment. */
      readonly where: 'school' | 'county' | 'beyond';
    }
  | {
      /** By name, sex and birth date: the school must look and say. */
      readonly by: 'person';
      readonly where: 'school' | 'county';
    }
);

/** 全国学籍查询 — what the national platform answered, with a screenshot. */
export type NationalAnswer =
  | { readonly answer: 'not-found'; readonly on: LocalDate }
  | { readonly answer: 'found'; readonly where: FoundPlace; readonly on: LocalDate };

/** 无号核实 — what is known of one child without a number. */
export interface Pathway {
  readonly household?: { readonly result: HouseholdResult; readonly on: LocalDate } | undefined;
  /** 本系统查询: empty as long as nobody has entered a number. */
  readonly found: readonly Candidate[];
  readonly national?: NationalAnswer | undefined;
  /** The last reminder to the guardian. */
  readonly reminded?: LocalDate | undefined;
  /** An application about the record is under way. */
  readonly inCase: boolean;
}

export const UNCHECKED: Pathway = { found: [], inCase: false };

/** What is done about a child, as it is judged. Numbers, names and papers stay outside. */
export type PathwayCommand =
  /** `found`: what the look-up in this deployment came upon, made at once when a number is entered. */
  | {
      readonly do: 'check';
      readonly result: HouseholdResult;
      readonly on: LocalDate;
      readonly withNumber: boolean;
      readonly found: readonly Candidate[];
    }
  | { readonly do: 'compare'; readonly student: string; readonly same: boolean }
  | { readonly do: 'look-again'; readonly found: readonly Candidate[] }
  /** `proven`: a screenshot of it was put in after the household check. */
  | { readonly do: 'look-up'; readonly national: NationalAnswer; readonly proven: boolean }
  | { readonly do: 'remind'; readonly on: LocalDate }
  | { readonly do: 'open' };

export type PathwayDeed = PathwayCommand['do'];

export type PathwayDecision =
  | { readonly pathway: Pathway; readonly objections?: undefined }
  | { readonly objections: readonly Objection[] };

/** 可办事项 — what may be done where. There is no other way from one line to a later one. */
export const DEEDS: Readonly<Record<Standing, readonly PathwayDeed[]>> = {
  unchecked: ['check'],
  waiting: ['check', 'remind'],
  'to-compare': ['check', 'compare'],
  'to-look-up': ['check', 'compare', 'look-up'],
  'to-await-roster': ['check', 'look-again', 'look-up'],
  'to-change': ['check', 'compare', 'look-again', 'look-up', 'open'],
  'to-merge': ['check', 'compare', 'look-again', 'look-up', 'open'],
  'to-delete': ['check', 'compare', 'look-again', 'look-up', 'open'],
  'to-change-household': ['check', 'open'],
  'in-case': [],
};

/** 提醒间隔: while the number is missing the guardian is reminded at least so often, in days. The notice asks for it and names no term. */
export const REMIND_EVERY = 30;

/** Where the child stands: what was done decides, and nothing else can be put in its place. */
export function standingOf(pathway: Pathway): Standing {
  const { household, found, national, inCase } = pathway;
  if (inCase) return 'in-case';
  if (household === undefined) return 'unchecked';
  if (household.result === 'no-number') return 'waiting';
  if (household.result === 'duplicate-household') return 'to-change-household';
  if (found.some(({ same }) => same === undefined)) return 'to-compare';
  if (national === undefined || contradicts(national, found)) return 'to-look-up';
  const kept = keptOf(pathway);
  if (kept?.where === 'school') return 'to-delete';
  if (kept !== undefined) return 'to-merge';
  if (national.answer === 'not-found') return 'to-change';
  return national.where === 'county' ? 'to-await-roster' : 'to-merge';
}

/**
 * 保留的学籍 — of the child's other records in this deployment the one that stays: one with the number before all, the nearest
 * first. What only looks alike gives way to a record with the number that lies elsewhere.
 */
export function keptOf({ found, national }: Pathway): Candidate | undefined {
  const same = found.filter((each) => each.same === true);
  const nearest = (by: Candidate['by']) => {
    const among = same.filter((each) => each.by === by);
    return NEAREST_FIRST.flatMap((where) => among.filter((each) => each.where === where))[0];
  };
  const isElsewhere = national?.answer === 'found' && national.where !== 'county';
  return nearest('number') ?? (isElsewhere ? undefined : nearest('person'));
}

const NEAREST_FIRST = ['school', 'county', 'beyond'] as const;

/** From where the record that stays comes; `undefined` where none has to. */
export function comesFrom(pathway: Pathway): FoundPlace | undefined {
  if (standingOf(pathway) !== 'to-merge') return undefined;
  if (keptOf(pathway)?.where === 'county') return 'county';
  return pathway.national?.answer === 'found' ? pathway.national.where : undefined;
}

/** 提醒到期日: absent where nobody waits for a number. */
export function remindOn({ household, reminded }: Pathway): LocalDate | undefined {
  if (household?.result !== 'no-number') return undefined;
  const last = reminded !== undefined && reminded > household.on ? reminded : household.on;
  return addDays(last, REMIND_EVERY);
}

/** 核实 — judge one deed: the pathway after it, or the reasons why not. Total, and it never throws. */
export function decide(pathway: Pathway, command: PathwayCommand, today: LocalDate): PathwayDecision {
  const why = whyNot(pathway, command.do);
  if (why !== undefined) return refused('not-yet', why);
  switch (command.do) {
    case 'check':
      return checked(pathway, command, today);
    case 'compare':
      return compared(pathway, command);
    case 'look-again':
      return { pathway: { ...pathway, found: remembered(command.found, pathway.found) } };
    case 'look-up':
      return lookedUp(pathway, command, today);
    case 'remind': {
      if (command.on > today) return refused('day-to-come', '提醒日期晚于今天，请核对');
      if (pathway.household !== undefined && command.on < pathway.household.on)
        return refused('too-early', '提醒日期早于户籍核实日期，请核对');
      const reminded = later(pathway.reminded, command.on);
      return { pathway: { ...pathway, reminded } };
    }
    case 'open':
      return { pathway: { ...pathway, inCase: true } };
  }
}

/** Why that cannot be done where the child stands; `undefined` when it can. */
export function whyNot(pathway: Pathway, deed: PathwayDeed): string | undefined {
  const standing = standingOf(pathway);
  if (DEEDS[standing].includes(deed)) return undefined;
  if (standing === 'in-case') return '这名学生的业务正在办理，办结、退回或撤回后才能再核实';
  if (deed !== 'open') return `现在是“${STANDINGS[standing]}”，还不能办这一步`;
  return `现在是“${STANDINGS[standing]}”。通知一(二)：先核实户籍，再在“全国学籍查询”里查询核验，按查询结果办理，不能跳过`;
}

type Checked = Extract<PathwayCommand, { do: 'check' }>;

/** A new look at the household begins the way anew; what was said of other children is not asked twice. */
function checked(pathway: Pathway, { result, on, withNumber, found }: Checked, today: LocalDate): PathwayDecision {
  if (on > today) return refused('day-to-come', '核实日期晚于今天，请核对', 'on');
  if (withNumber !== (result !== 'no-number')) {
    return withNumber
      ? refused('number-there', '填了身份证件号，户籍核实结果就不是“确无证件号”，请核对', 'result')
      : refused('number-missing', '请填写户口簿上的身份证件号', 'idNumber');
  }
  const isOne = result === 'has-number';
  return {
    pathway: {
      household: { result, on },
      found: isOne ? remembered(found, pathway.found) : [],
      reminded: pathway.reminded,
      inCase: false,
    },
  };
}

function compared(pathway: Pathway, { student, same }: Extract<PathwayCommand, { do: 'compare' }>): PathwayDecision {
  const asked = pathway.found.find((each) => each.student === student);
  if (asked === undefined) return refused('not-found', '没有查到这份学籍，请刷新后再看');
  if (asked.by === 'number') return refused('same-number', '身份证件号相同，就是同一名学生，不需要认定');
  const found = pathway.found.map((each) => (each === asked ? { ...each, same } : each));
  return { pathway: { ...pathway, found } };
}

function lookedUp(
  pathway: Pathway,
  { national, proven }: Extract<PathwayCommand, { do: 'look-up' }>,
  today: LocalDate,
): PathwayDecision {
  const { household, found } = pathway;
  if (national.on > today) return refused('day-to-come', '查询日期晚于今天，请核对', 'on');
  if (household !== undefined && national.on < household.on)
    return refused('too-early', '查询日期早于户籍核实日期：先核实户籍，知道证件号后再查询', 'on');
  if (!proven) return refused('proof-required', '请先上传全国学籍查询结果截图，截图中要能看到查询条件、结果和日期');
  if (contradicts(national, found)) return refused('contradicts', CONTRADICTS, 'answer');
  return { pathway: { ...pathway, national } };
}

const CONTRADICTS =
  '本系统已经查到同一证件号的学籍，与登记的全国查询结果对不上。请核对证件号，在全国学籍系统重新查询，按查到的学籍所在地登记';

/** A number that lies in this deployment lies in the national register too: the two answers must name the same place. */
function contradicts(national: NationalAnswer, found: readonly Candidate[]): boolean {
  const sure = found.filter(({ by }) => by === 'number');
  if (sure.length === 0) return false;
  if (national.answer === 'not-found') return true;
  const isHere = sure.some(({ where }) => where !== 'beyond');
  return isHere !== (national.where === 'county');
}

/** A number leaves no doubt; of a namesake the school's word stands until the namesake is gone. */
function remembered(found: readonly Candidate[], before: readonly Candidate[]): readonly Candidate[] {
  return found.map((each) => {
    const said = before.find(({ student, by }) => student === each.student && by === 'person')?.same;
    return { ...each, same: each.by === 'number' ? true : said };
  });
}

function later(one: LocalDate | undefined, other: LocalDate): LocalDate {
  return one !== undefined && one > other ? one : other;
}

function refused(code: string, message: string, field?: string): PathwayDecision {
  return { objections: [{ code, message, ...(field && { field }) }] };
}
