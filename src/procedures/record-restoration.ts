import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** 学籍恢复（撤销删除） — what was deleted by mistake comes back, with its whole history. */
export const recordRestoration = defineProcedure({
  id: 'record-restoration',
  title: '学籍恢复（撤销删除）',
  group: 'record',
  summary: '误删的学籍由原学校申请恢复，恢复后与删除前一样',
  basis: ['教基一厅〔2015〕2号', '西峡县教育体育局 2025-03-12 通知 四'],
  about: 'deleted-record',
  applicant: 'holding',
  asks: { reason: { title: '恢复原因', kind: 'long-text', required: true } },
  proofs: () => ['school-statement', 'enrolment-certificate'],
  blockedBy: ['other-case'],
  standing: (_, { sameNumber }) =>
    when(
      sameNumber.length > 0,
      'already-registered',
      `该生已另有学籍（${sameNumber.map(({ school, status }) => `${school}，${status}`).join('；')}），恢复后会成为重复学籍；请对那一条办理转学`,
    ),
  steps: [
    { id: 'school', title: '学校核验', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  effect: () => ({ kind: 'restore' }),
});
