import { labelOf } from '#src/registry/codes.ts';
import { type Grade, gradeAt } from '#src/registry/grade.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeAsked, gradeNow, isGraduating } from './grade-of-record.ts';

/** 跳级 — one grade up within the same school and stage, where the pupil has mastered what the class is learning. */
export const gradeSkip = defineProcedure({
  id: 'grade-skip',
  title: '跳级',
  group: 'grade',
  summary: '学有余力的学生由监护人申请，在本校、本学段内升高一个年级',
  basis: ['《中小学生学籍管理办法》', '《义务教育学生学籍管理实施细则》（河南，试行）'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    grade: { title: '跳入年级', cell: 'grade', required: true },
    className: { title: '跳入班级', cell: 'className', required: true },
    reason: { title: '学校意见', kind: 'long-text', required: true, hint: '写明学业测试的情况' },
  },
  proofs: () => ['guardian-request', 'transcript'],
  blockedBy: ['other-case', 'on-leave', 'not-in-school', 'frozen'],
  standing: (record, { today }) => {
    const now = record && gradeNow(record, today);
    if (now === undefined) return when(record !== undefined, 'grade-unknown', '看不出该生现在的年级，请先更正年级');
    return when(isGraduating(now), 'last-grade', '该生已在本学段最高年级，跳级不能跨学段');
  },
  objections: ({ grade: asked }, record, { today }) => {
    const now = record && gradeNow(record, today);
    const next = now && !isGraduating(now) ? gradeAbove(now) : undefined;
    return when(
      next !== undefined && next.code !== gradeAsked(asked)?.code,
      'grade',
      `跳级只能升高一个年级，到${labelOf('grade', next?.code ?? '')}`,
      'grade',
    );
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['changeKind'],
  effect: ({ grade, className }) => ({ kind: 'change', cells: { grade, className, changeKind: '跳级' } }),
});

function gradeAbove({ stage, year }: Grade): Grade | undefined {
  return gradeAt(stage, year + 1);
}
