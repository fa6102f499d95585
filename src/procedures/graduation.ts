import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import { labelOf } from '#src/registry/codes.ts';
import { type Grade, gradeAt } from '#src/registry/grade.ts';
import type { PupilRecord } from '#src/registry/record.ts';
import { STAGES } from '#src/registry/stage.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeNow } from './grade-of-record.ts';

/** 学制 — which grade is the last of primary school and of junior high. */
const SYSTEMS = { 'six-three': '六三制', 'five-four': '五四制' } as const;

/**
 * 毕业 — the last grade of primary school or junior high leaves: all of it at once, and the school's word is enough (handbook
 * 1.3 #16). Only who is in school takes part, and nobody with an open case.
 */
export const graduation = defineProcedure({
  id: 'graduation',
  title: '毕业',
  group: 'graduation',
  summary: '小学、初中毕业年级整批办理毕业；休学、离校和有在办业务的学生不参加',
  basis: ['《中小学生学籍管理办法》', '教育部学籍系统毕业升级通知（每年 7 月 30 日前完成）'],
  about: 'own-pupils',
  applicant: 'holding',
  stages: ['primary', 'junior'],
  notInStage: '普通高中学生请办理“高中毕业”，由县局核准',
  asks: {
    system: { title: '学制', kind: 'choice', choices: SYSTEMS, required: true, hint: '选错会使学生提前毕业' },
    graduatedOn: { title: '毕业日期', kind: 'date', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => [],
  blockedBy: ['other-case', 'on-leave', 'not-in-school'],
  objections: ({ system }, record, { today }) => lastGradeWrong(record, today, system === 'five-four'),
  steps: [{ id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 }],
  writes: ['recordStatus'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '毕业' } }),
});

/** 高中毕业 — the same for senior high, which the county confirms. */
export const seniorGraduation = defineProcedure({
  id: 'senior-graduation',
  title: '高中毕业',
  group: 'graduation',
  summary: '普通高中三年级整批办理毕业，由学校申请、县局核准',
  basis: ['《中小学生学籍管理办法》', '教育部学籍系统毕业升级通知（每年 7 月 30 日前完成）'],
  about: 'own-pupils',
  applicant: 'holding',
  stages: ['senior'],
  notInStage: '小学、初中学生请办理“毕业”',
  asks: {
    graduatedOn: { title: '毕业日期', kind: 'date', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => [],
  blockedBy: ['other-case', 'on-leave', 'not-in-school'],
  standing: (record, { today }) => lastGradeWrong(record, today, false),
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '毕业' } }),
});

function lastGradeWrong(record: PupilRecord | undefined, today: LocalDate, fiveFour: boolean): readonly Objection[] {
  const now = record && gradeNow(record, today);
  if (now === undefined) return when(record !== undefined, 'grade-unknown', '看不出该生的年级，请先更正年级');
  const last = lastGradeOf(now, fiveFour);
  return when(
    now.code !== last?.code,
    'grade',
    `该生在${labelOf('grade', now.code)}，毕业年级是${labelOf('grade', last?.code ?? '')}`,
  );
}

function lastGradeOf({ stage }: Grade, fiveFour: boolean): Grade | undefined {
  if (!fiveFour || stage === 'senior') return gradeAt(stage, STAGES[stage].years);
  return gradeAt(stage, stage === 'primary' ? 5 : 4);
}
