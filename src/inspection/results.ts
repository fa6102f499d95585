import { type CheckItem, EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM, type Verdict } from './check-sheet.ts';

/** 检查结果的一项: of how many it was asked, and how many are wrong. */
export interface ItemTally {
  readonly item: CheckItem;
  readonly right: number;
  readonly wrong: number;
  readonly none: number;
  /** 未填 */
  readonly open: number;
}

/** 率和区间 — so many of so many, and between which bounds it lies in the population with 95 % confidence. */
export interface Rate {
  readonly wrong: number;
  readonly of: number;
  /** Shares between 0 and 1; `undefined` where nobody was asked. */
  readonly rate?: number | undefined;
  readonly low?: number | undefined;
  readonly high?: number | undefined;
}

export interface Said {
  /** A pupil's or a school's. */
  readonly about: string;
  readonly item: CheckItem;
  readonly verdict: Verdict;
}

export interface Results {
  readonly pupils: readonly ItemTally[];
  readonly schools: readonly ItemTally[];
  /** Of the pupils with every item said: those with anything wrong. */
  readonly errorRate: Rate;
  readonly pupilsDrawn: number;
  /** With every item said. */
  readonly pupilsChecked: number;
}

/** 检查结果 over all that was drawn. A pupil counts when every item is said of them: half a sheet is no evidence of no fault. */
export function resultsOf(pupils: readonly string[], schools: readonly string[], said: readonly Said[]): Results {
  const byAbout = new Map<string, Map<CheckItem, Verdict>>();
  for (const { about, item, verdict } of said) {
    byAbout.set(about, (byAbout.get(about) ?? new Map()).set(item, verdict));
  }
  const verdictsOf = (about: string) => byAbout.get(about) ?? new Map<CheckItem, Verdict>();
  const checked = pupils.filter((id) => EVERY_PUPIL_ITEM.every((item) => verdictsOf(id).has(item)));
  const wrong = checked.filter((id) => [...verdictsOf(id).values()].includes('wrong')).length;
  const tally = (about: readonly string[], items: readonly CheckItem[]) =>
    items.map((item) => {
      const verdicts = about.map((id) => verdictsOf(id).get(item));
      const count = (verdict: Verdict | undefined) => verdicts.filter((each) => each === verdict).length;
      return { item, right: count('right'), wrong: count('wrong'), none: count('none'), open: count(undefined) };
    });
  return {
    pupils: tally(pupils, EVERY_PUPIL_ITEM),
    schools: tally(schools, EVERY_SCHOOL_ITEM),
    errorRate: rateOf(wrong, checked.length),
    pupilsDrawn: pupils.length,
    pupilsChecked: checked.length,
  };
}

/** Wilson 1927: holds its promise with few and with rare cases, where the plain interval says 0 to 0. */
export function rateOf(wrong: number, of: number): Rate {
  if (of === 0) return { wrong, of };
  const rate = wrong / of;
  const middle = (rate + Z2 / (2 * of)) / (1 + Z2 / of);
  const half = (Z / (1 + Z2 / of)) * Math.sqrt((rate * (1 - rate)) / of + Z2 / (4 * of * of));
  return { wrong, of, rate, low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

const Z = 1.959963984540054;
const Z2 = Z * Z;

/** `12.5%（95% 区间 4.3%—31.0%，24 人中 3 人）` */
export function rateInWords({ wrong, of, rate, low, high }: Rate): string {
  if (rate === undefined || low === undefined || high === undefined) return '还没有查完一名学生';
  return `${percent(rate)}（95% 区间 ${percent(low)}—${percent(high)}，查完 ${of} 人中 ${wrong} 人有不符）`;
}

export function percent(share: number): string {
  return `${(share * 100).toFixed(1)}%`;
}
