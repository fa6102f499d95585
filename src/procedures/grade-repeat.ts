import { labelOf } from '#src/registry/codes.ts';
import { gradeAt } from '#src/registry/grade.ts';
import { stageOfRecord } from '#src/workflow/application.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
import { gradeAsked, gradeNow } from './grade-of-record.ts';

const REASONS = {
  guardian: '监护人自愿申请',
  illness: '因病缺课较多，监护人申请',
  marks: '学业成绩不合格，学校决定',
} as const;

/**
 * 留级 — once everybody has gone up, this pupil repeats the grade below. In compulsory schooling nobody is made to: only the
 * guardian may ask for it (Henan's rules, handbook 1.3 #15).
 */
export const gradeRepeat = defineProcedure({
  id: 'grade-repeat',
  title: '留级',
  group: 'grade',
  summary: '新学年升级之后，学生由监护人申请，回到下一年级重读；义务教育阶段不得责令留级',
  basis: ['《义务教育学生学籍管理实施细则》（河南，试行）', '《中小学生学籍管理办法》'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    reason: { title: '留级原因', kind: 'choice', choices: REASONS, required: true },
    grade: { title: '重读年级', cell: 'grade', required: true, hint: '升级后年级的下一年级' },
    className: { title: '编入班级', cell: 'className', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: ({ reason }) =>
    reason === 'marks' ? ['transcript', 'school-statement'] : ['guardian-request', 'transcript'],
  blockedBy: ['other-case', 'on-leave', 'not-in-school', 'frozen'],
  standing: (record, { today }) => {
    const now = record && gradeNow(record, today);
    if (now === undefined) return when(record !== undefined, 'grade-unknown', '看不出该生现在的年级，请先更正年级');
    return when(gradeAt(now.stage, now.year - 1) === undefined, 'first-grade', '该生在本学段最低年级，不能留级');
  },
  objections: ({ reason, grade: asked }, record, facts) => {
    const now = record && gradeNow(record, facts.today);
    const before = now && gradeAt(now.stage, now.year - 1);
    return [
      ...when(
        reason === 'marks' && record !== undefined && stageOfRecord(record, facts) !== 'senior',
        'by-order',
        '义务教育阶段学校不得责令学生留级；确需重读的，由监护人书面申请',
        'reason',
      ),
      ...when(
        before !== undefined && before.code !== gradeAsked(asked)?.code,
        'grade',
        `留级只能回到${labelOf('grade', before?.code ?? '')}；本学年升级之前不办理`,
        'grade',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['changeKind'],
  effect: ({ grade, className }) => ({ kind: 'change', cells: { grade, className, changeKind: '留级' } }),
});
