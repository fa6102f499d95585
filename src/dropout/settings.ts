import { type LocalDate, readDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';

/** 学期 — the first and the last day of teaching; what lies between two of them is 寒暑假. */
export interface Term {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** 控辍办法 — the county's days; kept in `county_settings` under `dropout`. All are school days but the last four, which are working days. */
export interface DropoutSettings {
  /** 班主任跟进 */
  readonly follow: number;
  /** 报学校和中心校 */
  readonly report: number;
  /** 列入疑似辍学台账 */
  readonly suspect: number;
  /** 升级乡镇 */
  readonly escalate: number;
  /** 劝返几次无效后书面报告 */
  readonly failedVisits: number;
  /** 返校后连续在班几个上课日才能销号 */
  readonly seated: number;
  /** 乡镇几个工作日内接收书面报告 */
  readonly receive: number;
  /** 联合劝返几个工作日内有结果 */
  readonly joint: number;
  /** 月报告在月末以后几个工作日内签报 */
  readonly monthly: number;
  /** 季度复核在季末以后几个工作日内完成 */
  readonly quarterly: number;
  readonly terms: readonly Term[];
}

type DayName = Exclude<keyof DropoutSettings, 'terms'>;

/** 每项的名称、可取的范围和手册给的天数 */
export const DAYS: Readonly<
  Record<DayName, { readonly title: string; readonly usual: number; readonly most: number }>
> = {
  follow: { title: '缺勤几个上课日，班主任跟进', usual: 1, most: 5 },
  report: { title: '缺勤几个上课日，报学校和中心校', usual: 3, most: 10 },
  suspect: { title: '缺勤几个上课日，列入疑似辍学台账', usual: 5, most: 20 },
  escalate: { title: '连续缺勤几个上课日，升级乡镇', usual: 10, most: 30 },
  failedVisits: { title: '劝返几次无效，书面报告乡镇和县局', usual: 3, most: 10 },
  seated: { title: '返校后连续在班几个上课日，可以销号', usual: 5, most: 30 },
  receive: { title: '乡镇几个工作日内接收书面报告', usual: 2, most: 10 },
  joint: { title: '联合劝返几个工作日内有结果', usual: 10, most: 30 },
  monthly: { title: '月报告在月末以后几个工作日内签报', usual: 5, most: 15 },
  quarterly: { title: '季度复核在季末以后几个工作日内完成', usual: 10, most: 20 },
};

export const EVERY_DAY_NAME = Object.keys(DAYS) as readonly DayName[]; // the keys of a literal object

/** Until a county has said otherwise: the days of the handbook, and no terms, so that every working day is a school day. */
export const USUAL_SETTINGS: DropoutSettings = {
  follow: DAYS.follow.usual,
  report: DAYS.report.usual,
  suspect: DAYS.suspect.usual,
  escalate: DAYS.escalate.usual,
  failedVisits: DAYS.failedVisits.usual,
  seated: DAYS.seated.usual,
  receive: DAYS.receive.usual,
  joint: DAYS.joint.usual,
  monthly: DAYS.monthly.usual,
  quarterly: DAYS.quarterly.usual,
  terms: [],
};

/** As it is kept; what an older version of the program did not know is as usual. */
export function settingsFrom(value: unknown): DropoutSettings {
  return typeof value === 'object' && value !== null ? { ...USUAL_SETTINGS, ...value } : USUAL_SETTINGS;
}

/** What stands against these days: each within bounds, the ladder rises, terms are days in order. */
export function objectionsToSettings(settings: DropoutSettings): readonly Objection[] {
  const outside = EVERY_DAY_NAME.filter(
    (name) => !Number.isInteger(settings[name]) || settings[name] < 1 || settings[name] > DAYS[name].most,
  ).map((name) => ({ code: 'range', field: name, message: `“${DAYS[name].title}”填 1 到 ${DAYS[name].most} 的整数` }));
  const { follow, report, suspect, escalate } = settings;
  const rises = follow <= report && report <= suspect && suspect <= escalate;
  return [
    ...outside,
    ...(rises
      ? []
      : [{ code: 'ladder', field: 'suspect', message: '四级天数要一级比一级不少：跟进 ≤ 报学校 ≤ 疑似 ≤ 升级乡镇' }]),
    ...objectionsToTerms(settings.terms),
  ];
}

function objectionsToTerms(terms: readonly Term[]): readonly Objection[] {
  const sorted = [...terms].sort((one, other) => (one.from < other.from ? -1 : 1));
  const wrong = sorted.some(({ from, until }, at) => {
    const before = sorted[at - 1];
    return (
      readDate(from) === undefined ||
      readDate(until) === undefined ||
      from >= until ||
      (before !== undefined && from <= before.until)
    );
  });
  return wrong ? [{ code: 'terms', field: 'terms', message: '学期的开学日要早于放假日，两个学期不能重叠' }] : [];
}
