import { readDate } from '#src/kernel/local-date.ts';
import { stageOfRecord } from '#src/workflow/application.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

const REASONS = {
  elsewhere: '已在外地就读，接收学校尚未办理转学',
  'no-contact': '无故离校，多次联系不上',
  persuaded: '经多次劝返仍不复学',
  other: '其他',
} as const;

/**
 * 其他离校 — gone for none of the other reasons; the record is kept. It has been misused to be rid of pupils (handbook 1.3 #24):
 * in compulsory schooling it needs persuasion and a written report first, and it is no transfer.
 */
export const otherDeparture = defineProcedure({
  id: 'other-departure',
  title: '其他离校',
  group: 'departure',
  summary: '学生离校而不属于转学、休学、出国等情形，经劝返、报告后标注，学籍保留',
  basis: ['西峡县教育体育局 2025-03-12 通知 二(一)、二(二)', '《未成年人保护法》第二十八条'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    reason: { title: '离校原因', kind: 'choice', choices: REASONS, required: true },
    leftOn: { title: '离校日期', kind: 'date', required: true },
    persuaded: { title: '是否已多次劝返，并书面上报乡镇人民政府和县局基础教育一股', kind: 'yes-no', required: true },
    whereabouts: { title: '学生去向', kind: 'long-text', required: true },
  },
  proofs: () => ['school-statement', 'missing-report'],
  blockedBy: ['other-case', 'not-in-school'],
  objections: ({ reason, leftOn, persuaded }, record, facts) => {
    const left = readDate(leftOn ?? '');
    const compulsory = record !== undefined && stageOfRecord(record, facts) !== 'senior';
    return [
      ...when(left !== undefined && left > facts.today, 'left-later', '离校日期晚于今天', 'leftOn'),
      ...when(
        reason === 'elsewhere' && compulsory,
        'transfer',
        '学生已在外地就读的，籍随人走：请联系接收学校发起转学，或函告县局基础教育一股接续学籍，不办理其他离校（通知二(一)、二(二)）',
        'reason',
      ),
      ...when(
        persuaded === '否' && compulsory,
        'not-persuaded',
        '义务教育阶段学生离校，须先多次劝返，并书面上报乡镇人民政府（联合劝返工作组）和县局基础教育一股（通知二(二)）',
        'persuaded',
      ),
    ];
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind', 'leaveEnd'],
  effect: () => ({ kind: 'change', cells: { recordStatus: '其他离校', changeKind: '其他', leaveEnd: '' } }),
});
