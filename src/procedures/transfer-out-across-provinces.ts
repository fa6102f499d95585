import { defineProcedure } from '#src/workflow/procedure.ts';
import {
  LEAVING_ASKS,
  LEAVING_CELLS,
  leavingWrong,
  OWN_SIDE,
  PROOFS_OF_LEAVING,
  recordLeaves,
  TAKEN_ELSEWHERE,
} from './leaving.ts';

/**
 * 跨省转出 — a school of another province has asked for one of our pupils. What the national platform would answer it with (2001 信息有误,
 * 2002 有在办业务, 2003 问题学籍) stands in the way here as well, and is told at once.
 */
export const transferOutAcrossProvinces = defineProcedure({
  id: 'transfer-out-across-provinces',
  title: '跨省转出',
  group: 'transfer',
  summary: '本校学生转往外省：收到转入学校的申请后，由本校和县局核办，转入学校调档后学籍转出',
  basis: ['西峡县教育体育局 2025-03-12 通知 二(一)', '《中小学生学籍管理办法》', '全国学籍系统跨省转学业务说明'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: LEAVING_ASKS,
  proofs: () => PROOFS_OF_LEAVING,
  blockedBy: ['other-case', 'problem-record', 'data-wrong', 'on-leave', 'not-in-school', 'discipline'],
  objections: (answers, _, facts) => leavingWrong(answers, facts),
  steps: [...OWN_SIDE, TAKEN_ELSEWHERE],
  writes: LEAVING_CELLS,
  effect: recordLeaves,
});
