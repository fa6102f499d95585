import { readDate } from '#src/kernel/local-date.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 出国（境）就读 — the record is kept, and goes on when the child comes back to school here (handbook 1.3 #20). */
export const goingAbroad = defineProcedure({
  id: 'going-abroad',
  title: '出国（境）',
  group: 'departure',
  summary: '学生随监护人或自行出国（境）就读，由监护人申请；学籍保留，回来后接续',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 二(一)'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    destination: { title: '前往国家或地区', required: true },
    leftOn: { title: '离校日期', kind: 'date', required: true },
    note: { title: '说明', kind: 'long-text' },
  },
  proofs: () => ['guardian-request', 'exit-document'],
  blockedBy: ['other-case', 'not-in-school', 'frozen'],
  objections: ({ leftOn }, _, { today }) => {
    const left = readDate(leftOn ?? '');
    return when(left !== undefined && left > today, 'left-later', '离校日期晚于今天，离校之后再办理', 'leftOn');
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '出国', changeKind: '其他', leaveEnd: '' } }),
});
