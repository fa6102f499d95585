import { defineProcedure } from '#src/workflow/procedure.ts';
import { INCOMING_ASKS, INCOMING_CELLS, incomingWrong, recordArrives } from './arriving-record.ts';
import { proofsOfOtherDocument } from './child-asks.ts';
import { proofOfOther } from './registered-elsewhere.ts';
import {
  FILE_TAKEN,
  HOLDING_SIDE,
  hereAlready,
  proofsOfTransfer,
  RECEIVING_SIDE,
  TRANSFER_ASKS,
  transferWrong,
} from './transfer-asks.ts';

const ASKS = {
  fromPlace: { title: '转出地（省、市、县）', required: true, hint: '省份填错，申请会送到别的省' },
  fromSchool: { title: '转出学校', required: true },
  ...TRANSFER_ASKS,
  ...INCOMING_ASKS,
  note: { title: '说明', kind: 'long-text' },
} as const;

/**
 * 跨省转入 — the parents come to the receiving school only; it asks through its county, the other province answers step by step in the
 * national system, and the record has moved when the receiving school draws it (调档). It can be taken back until then.
 */
export const transferInAcrossProvinces = defineProcedure({
  id: 'transfer-in-across-provinces',
  title: '跨省转入',
  group: 'transfer',
  summary: '外省学生转入本校：本校和县局审核后，由转出学校、转出地教育局在全国学籍系统核办，本校调档后办结',
  basis: ['西峡县教育体育局 2025-03-12 通知 二(一)', '《中小学生学籍管理办法》', '全国学籍系统跨省转学业务说明'],
  about: 'new-child',
  applicant: 'receiving',
  asks: ASKS,
  proofs: (answers) => [...proofsOfTransfer(answers), ...proofsOfOtherDocument(answers), ...proofOfOther(answers)],
  blockedBy: ['frozen'],
  standing: hereAlready,
  objections: (answers, record, facts) => [...transferWrong(answers, record, facts), ...incomingWrong(answers, facts)],
  steps: [...RECEIVING_SIDE, ...HOLDING_SIDE, FILE_TAKEN],
  writes: INCOMING_CELLS,
  effect: (answers, record, setting) => recordArrives(ASKS, answers, record, setting),
});
