import { readDate } from '#src/kernel/local-date.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 失踪 — nobody knows where the pupil is: searched for, reported to the police, and noted; the record is kept. */
export const missing = defineProcedure({
  id: 'missing',
  title: '失踪',
  group: 'departure',
  summary: '学生下落不明，学校报案并查找后标注，学籍保留；找到后办理恢复',
  basis: ['《未成年人保护法》第十一条', '西峡县教育体育局 2025-03-12 通知 二(二)'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    missingSince: { title: '最后在校日期', kind: 'date', required: true },
    reportedOn: { title: '报案日期', kind: 'date', required: true },
    reportedTo: { title: '受理的公安机关', required: true },
    search: { title: '查找经过', kind: 'long-text', required: true },
  },
  proofs: () => ['missing-report', 'school-statement'],
  blockedBy: ['other-case', 'not-in-school'],
  objections: ({ missingSince, reportedOn }, _, { today }) => {
    const since = readDate(missingSince ?? '');
    const reported = readDate(reportedOn ?? '');
    return [
      ...when(reported !== undefined && reported > today, 'reported-later', '报案日期晚于今天', 'reportedOn'),
      ...when(
        since !== undefined && reported !== undefined && since > reported,
        'reported-before',
        '报案日期早于最后在校日期',
        'reportedOn',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '下落不明', changeKind: '其他' } }),
});
