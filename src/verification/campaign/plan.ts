import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Campaign } from './campaign.ts';
import { DUTIES, type DutyName, EVERY_DUTY } from './duties.ts';

/** 办法中的一项职责 — until when, and who answers for it. */
export interface PlanPhase {
  readonly duty: DutyName;
  readonly from: LocalDate;
  readonly to: LocalDate;
  /** 责任人, as the central school names them: a person or a post. */
  readonly person: string;
}

/** 核查办法的内容 */
export interface PlanContent {
  readonly phases: readonly PlanPhase[];
  /** 核查重点 */
  readonly emphasis: string;
  /** 工作要求 */
  readonly demands: string;
}

/** 核查办法 — how a central school has its schools do the campaign (notice, 一(一): 制订出具体的学籍信息核查办法). */
export interface Plan {
  readonly campaign: string;
  /** The central school, or the county for the schools directly below it. */
  readonly unit: UnitPath;
  readonly state: 'draft' | 'published';
  readonly content: PlanContent;
  readonly publishedAt: Date | undefined;
  readonly revision: number;
}

/** Each of the six duties once, within the campaign's days, and somebody who answers for it before it is published. */
export function objectionsToPlan(
  { phases }: PlanContent,
  { startsOn, deadline }: Pick<Campaign, 'startsOn' | 'deadline'>,
  isToBePublished: boolean,
): readonly Objection[] {
  const objections = phases.flatMap(({ duty, from, to, person }) => {
    const { title } = DUTIES[duty];
    const field = `phases.${duty}`;
    if (to < from) return [{ code: 'phase-days', message: `“${title}”的结束日期早于开始日期`, field }];
    if (from < startsOn || to > deadline) {
      const message = `“${title}”排在专项之外：专项从 ${startsOn} 到 ${deadline}`;
      return [{ code: 'phase-outside', message, field }];
    }
    if (isToBePublished && person.trim() === '') {
      return [{ code: 'no-person', message: `请写明“${title}”的责任人，再发布`, field }];
    }
    return [];
  });
  const twice = EVERY_DUTY.filter((duty) => phases.filter((phase) => phase.duty === duty).length > 1);
  const missing = EVERY_DUTY.filter((duty) => !phases.some((phase) => phase.duty === duty));
  return [
    ...objections,
    ...twice.map((duty) => ({ code: 'phase-twice', message: `“${DUTIES[duty].title}”排了两次，请只留一次` })),
    ...(isToBePublished && missing.length > 0
      ? [{ code: 'phase-missing', message: `还没有安排：${missing.map((duty) => DUTIES[duty].title).join('、')}` }]
      : []),
  ];
}
