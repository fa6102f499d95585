import { defineProcedure } from '#src/workflow/procedure.ts';
import { PROBLEM_ASKS, problemWrong, rulesOf } from './problem-record.ts';

/** 问题学籍佐证 — the pupil is here and the record is right: documents prove it, and the findings close as proven. */
export const problemRecordEvidence = defineProcedure({
  id: 'problem-record-evidence',
  title: '问题学籍佐证',
  group: 'record',
  summary: '问题学籍的学生确在本校、信息也正确的，收集在校证明和户籍材料，经学校领导核验后申请佐证',
  basis: ['西峡县教育体育局 2025-03-12 通知 附件 2、附件 5', '教基一厅〔2015〕2号'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    ...PROBLEM_ASKS,
    note: { title: '情况说明', kind: 'long-text', required: true, hint: '写明与谁重复、为什么不是同一人' },
  },
  proofs: () => ['enrolment-certificate', { anyOf: ['household-book', 'identity-card', 'guardian-identity'] }],
  blockedBy: ['other-case', 'ended'],
  objections: (answers, _, facts) => problemWrong(answers, facts),
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  effect: ({ problem }) => ({ kind: 'none', evidences: rulesOf(problem) }),
});
