import { readDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { FieldName } from '#src/registry/fields.ts';
import type { Facts } from '#src/workflow/facts.ts';
import type { Answers, Ask, Effect, Proof, Step } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 转出申请 — what the other school asked for in the national system; this county's school and office answer it. */
export const LEAVING_ASKS = {
  toPlace: { title: '转入地（省、市、县）', required: true },
  toSchool: { title: '转入学校', required: true },
  requestedOn: {
    title: '转入学校的申请日期',
    kind: 'date',
    required: true,
    hint: '照全国学籍系统的待办填写；须在 10 个工作日内核办',
  },
  note: { title: '说明', kind: 'long-text' },
} as const satisfies Readonly<Record<string, Ask>>;

/** The other school's request: its form, signed by the guardian, or the screen on which it arrived. */
export const PROOFS_OF_LEAVING: readonly Proof[] = [{ anyOf: ['application-form', 'outside-proof'] }];

export const LEAVING_CELLS = ['recordStatus', 'changeKind'] as const satisfies readonly FieldName[];

export function leavingWrong({ requestedOn }: Answers, { today }: Facts): readonly Objection[] {
  const day = readDate(requestedOn ?? '');
  return when(day !== undefined && day > today, 'requested-later', '转入学校的申请日期晚于今天，请核对', 'requestedOn');
}

/** 转出学校、转出地县局 */
export const OWN_SIDE = [
  { id: 'holding-school', title: '转出学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
  { id: 'holding-county', title: '转出地县局核办', by: 'county', of: 'holding', withinWorkingDays: 10 },
] as const satisfies readonly Step[];

/** 对方调档 — until the other school has drawn the record the pupil is still this school's (籍随人走). */
export const TAKEN_ELSEWHERE = {
  id: 'file-taken',
  title: '转入学校调档',
  by: 'registrar',
  of: 'holding',
  withinWorkingDays: 10,
  outside: true,
} as const satisfies Step;

/** 转出: it stays in this county's books as one that has left. */
export function recordLeaves(): Effect {
  return { kind: 'change', cells: { recordStatus: '转出', changeKind: '转学(转出)' } };
}
