import { defineProcedure } from '#src/workflow/procedure.ts';
import { LEAVING_ASKS, LEAVING_CELLS, leavingWrong, OWN_SIDE, PROOFS_OF_LEAVING, recordLeaves } from './leaving.ts';

/**
 * 省内跨县转出 — another county's school has asked for one of our pupils, and its county has agreed; our school and our county
 * answer. The freeze is no obstacle: it forbids asking, and this was asked before it reached us.
 */
export const transferOutWithinProvince = defineProcedure({
  id: 'transfer-out-within-province',
  title: '省内跨县转出',
  group: 'transfer',
  summary: '本校学生转往本省其他县：收到转入学校的申请后，由本校和县局核办',
  basis: [
    '西峡县教育体育局 2025-03-12 通知 二(一)',
    '《中小学生学籍管理办法》',
    '《义务教育学生学籍管理实施细则》（河南，试行）',
  ],
  about: 'own-pupil',
  applicant: 'holding',
  asks: LEAVING_ASKS,
  proofs: () => PROOFS_OF_LEAVING,
  blockedBy: ['other-case', 'problem-record', 'data-wrong', 'on-leave', 'not-in-school', 'discipline'],
  objections: (answers, _, facts) => leavingWrong(answers, facts),
  steps: OWN_SIDE,
  writes: LEAVING_CELLS,
  effect: recordLeaves,
});
