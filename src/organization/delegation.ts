import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from './objection.ts';
import type { Office } from './office.ts';

/** Offices somebody else may stand in for; administration and audit change hands only by the administrator. */
export const DELEGABLE: readonly Office[] = ['registrar', 'head', 'central-school', 'county'];

/** Longer absences are a matter of handing the office over. */
export const MOST_DAYS = 90;

/** 委托代办 — who stands in for somebody away, from when to when, both days included. */
export interface DelegationToSet {
  readonly deputy: string;
  readonly since: LocalDate;
  readonly until: LocalDate;
  readonly reason: string;
}

/** What is wrong with a delegation, before anything is looked up. */
export function delegationObjections(
  { deputy, since, until }: DelegationToSet,
  { person, office, today }: { readonly person: string; readonly office: Office; readonly today: LocalDate },
): readonly Objection[] {
  return [
    ...(DELEGABLE.includes(office)
      ? []
      : [{ code: 'office', message: '这个岗位不能委托代办，离岗请由县系统管理员办理交接' }]),
    ...(deputy === person ? [{ code: 'oneself', message: '代办人不能是本人', field: 'deputy' }] : []),
    ...(since < today ? [{ code: 'past', message: '开始日期已经过去', field: 'since' }] : []),
    ...(until < since ? [{ code: 'order', message: '结束日期早于开始日期', field: 'until' }] : []),
    ...(until > addDays(since, MOST_DAYS - 1)
      ? [{ code: 'long', message: `最长委托 ${MOST_DAYS} 天，更久请办理岗位交接`, field: 'until' }]
      : []),
  ];
}
