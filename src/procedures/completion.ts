import { labelOf } from '#src/registry/codes.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeNow, isGraduating } from './grade-of-record.ts';

/** 结业 — the years are done, but a subject is not passed (senior high only, handbook 1.3 #17). */
export const completion = defineProcedure({
  id: 'completion',
  title: '结业',
  group: 'graduation',
  summary: '普通高中学生学满年限，有科目不合格，准予结业',
  basis: ['《中小学生学籍管理办法》', '普通高中学籍管理的省级规定'],
  about: 'own-pupil',
  applicant: 'holding',
  stages: ['senior'],
  notInStage: '结业只用于普通高中；义务教育阶段学生学满年限的办理“毕业”',
  asks: {
    completedOn: { title: '结业日期', kind: 'date', required: true },
    subjects: { title: '不合格的科目', kind: 'long-text', required: true },
  },
  proofs: () => ['transcript'],
  blockedBy: ['other-case', 'on-leave', 'not-in-school'],
  standing: (record, { today }) => {
    const now = record && gradeNow(record, today);
    return when(
      now !== undefined && !isGraduating(now),
      'grade',
      `该生在${labelOf('grade', now?.code ?? '')}，没有学满年限，不能结业`,
    );
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局核准', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '结业', changeKind: '结业' } }),
});
