import { classCode } from '#src/organization/class-path.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeNow } from './grade-of-record.ts';

/** 分班 — many pupils at once, each into a class: newcomers, or a grade whose classes are made anew. */
export const classAssignment = defineProcedure({
  id: 'class-assignment',
  title: '分班',
  group: 'grade',
  summary: '新生或整个年级一次编班，每名学生填一个班级，由学校审定',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 附件'],
  about: 'own-pupils',
  applicant: 'holding',
  asks: {
    className: { title: '编入班级', cell: 'className', required: true, hint: '逐人填写' },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => [],
  blockedBy: ['other-case', 'not-in-school'],
  standing: (record, { today }) =>
    when(
      record !== undefined && gradeNow(record, today) === undefined,
      'grade-unknown',
      '看不出该生的年级，不能编班；请先更正年级',
    ),
  objections: ({ className }) =>
    when(classCode(className ?? '') === undefined, 'className', '班级名称看不懂，请填班号，如 1', 'className'),
  steps: [{ id: 'school', title: '学校审定', by: 'head', of: 'holding', withinWorkingDays: 10 }],
  effect: ({ className }) => ({ kind: 'change', cells: { className } }),
});
