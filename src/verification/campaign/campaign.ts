import type { LocalDate } from '#src/kernel/local-date.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { type FieldName, memberField } from '#src/registry/fields.ts';
import type { DutyName } from './duties.ts';

/** 专项状态 */
export const CAMPAIGN_STATES = { draft: '拟定', running: '进行中', closed: '已结束' } as const;

export type CampaignState = keyof typeof CAMPAIGN_STATES;

/** 阶段 — one of the annex's duties, from a day to a day. */
export interface Phase {
  readonly duty: DutyName;
  readonly from: LocalDate;
  readonly to: LocalDate;
}

/** 重点核查 — cells that are marked on the sheet, and rules whose findings are printed on it. */
export interface Emphasis {
  readonly fields: readonly FieldName[];
  readonly rules: readonly string[];
}

/** What the county says when it opens a campaign. */
export interface CampaignContent {
  /** 范围: everything at or below one of these. */
  readonly units: readonly UnitPath[];
  /** Codes of `grade`; none means every grade. */
  readonly grades: readonly string[];
  readonly phases: readonly Phase[];
  readonly emphasis: Emphasis;
}

/** 学籍信息核查专项 — what the county asks of its schools until a day (notice of 2025-03-12, 一(一)). */
export interface Campaign {
  readonly county: string;
  readonly id: string;
  readonly title: string;
  /** 依据文件 */
  readonly basis: string;
  /** By the year in which it begins. */
  readonly schoolYear: number;
  readonly state: CampaignState;
  readonly startsOn: LocalDate;
  /** The last day for the schools. */
  readonly deadline: LocalDate;
  readonly content: CampaignContent;
  readonly openedAt: Date | undefined;
  readonly closedAt: Date | undefined;
  readonly revision: number;
}

/** 重点核查学生的姓名、身份证件类型、身份证件号码和家长(监护人)信息 (notice, 一(一)). */
export const USUAL_FIELDS: readonly FieldName[] = [
  'name',
  'idType',
  'idNumber',
  memberField(1, 'name'),
  memberField(1, 'relation'),
  memberField(1, 'phone'),
  memberField(1, 'isGuardian'),
];

/** Is a pupil of this class (or school) and this code of `grade` asked about? */
export function covers({ content }: Pick<Campaign, 'content'>, unit: UnitPath, grade: string): boolean {
  const { units, grades } = content;
  return units.some((root) => isWithin(unit, root)) && (grades.length === 0 || grades.includes(grade));
}

/** Has this unit anything to do with the campaign: is it asked, does it lie in one that is, or over one? */
export function concerns({ content }: Pick<Campaign, 'content'>, unit: UnitPath): boolean {
  return content.units.some((root) => isWithin(unit, root) || isWithin(root, unit));
}
