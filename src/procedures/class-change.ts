import { classCode } from '#src/organization/class-path.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 调班 — another class of the same grade in the same school; the school decides (handbook 1.3 #29). */
export const classChange = defineProcedure({
  id: 'class-change',
  title: '调班',
  group: 'grade',
  summary: '学生在本校同一年级内调到另一个班级，由学校审定',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 二(一)'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    className: { title: '调入班级', cell: 'className', required: true },
    reason: { title: '调班原因', kind: 'long-text', required: true },
  },
  proofs: () => [],
  blockedBy: ['other-case', 'on-leave', 'not-in-school'],
  objections: ({ className }, record) => [
    ...when(
      classCode(className ?? '') === record?.unit.split('/').at(-1),
      'nothing-changes',
      '该生已经在这个班级',
      'className',
    ),
  ],
  steps: [{ id: 'school', title: '学校审定', by: 'head', of: 'holding', withinWorkingDays: 10 }],
  writes: ['changeKind'],
  effect: ({ className }) => ({ kind: 'change', cells: { className, changeKind: '转班级' } }),
});
