import { codeOf } from '#src/registry/codes.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';
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
 * 毕业后跨省就学（毕业地）— the other half: a graduate of ours goes on in another province. The school they left and the county answer
 * for the place of graduation, so that nobody is counted among those who went nowhere (小升初未接续).
 */
export const schoolingElsewhereAfterGraduation = defineProcedure({
  id: 'schooling-elsewhere-after-graduation',
  title: '毕业后跨省就学（毕业地核办）',
  group: 'transfer',
  summary: '本校毕业生到外省升学：收到对方学校的申请后，由毕业学校和县局核办，对方调档后学籍转出',
  basis: [
    '教育部学籍系统毕业后跨省就学通知（发起期 8.15—12.14、3.1—5.31）',
    '西峡县教育体育局 2025-03-12 通知 二(一)、二(二)',
  ],
  about: 'own-pupil',
  applicant: 'holding',
  asks: LEAVING_ASKS,
  proofs: () => PROOFS_OF_LEAVING,
  blockedBy: ['other-case', 'problem-record', 'data-wrong'],
  standing: (record) =>
    when(
      codeOf('recordStatus', record?.cells.recordStatus ?? '') !== '07',
      'not-graduated',
      '该生还没有毕业；在读学生到外省就读请办理“跨省转出”，毕业班学生请先办结毕业',
    ),
  objections: (answers, _, facts) => leavingWrong(answers, facts),
  steps: [...OWN_SIDE, TAKEN_ELSEWHERE],
  writes: LEAVING_CELLS,
  effect: recordLeaves,
});
