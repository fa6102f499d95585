import { defineProcedure } from '#src/workflow/procedure.ts';
import { INCOMING_ASKS, INCOMING_CELLS, incomingWrong, recordArrives } from './arriving-record.ts';
import { proofsOfOtherDocument } from './child-asks.ts';
import { proofOfOther } from './registered-elsewhere.ts';
import {
  HOLDING_SIDE,
  hereAlready,
  proofsOfTransfer,
  RECEIVING_SIDE,
  TRANSFER_ASKS,
  transferWrong,
} from './transfer-asks.ts';

const ASKS = {
  fromPlace: { title: '转出地（市、县）', required: true },
  fromSchool: { title: '转出学校', required: true },
  ...TRANSFER_ASKS,
  ...INCOMING_ASKS,
  note: { title: '说明', kind: 'long-text' },
} as const;

/**
 * 省内跨县转入 — a pupil comes from another county of the province. That county's school and office decide in the national system;
 * here their days and proofs are written down (handbook 1.3 #9).
 */
export const transferInWithinProvince = defineProcedure({
  id: 'transfer-in-within-province',
  title: '省内跨县转入',
  group: 'transfer',
  summary: '本省其他县的学生转入本校：本校和县局审核后，由转出学校、转出地教育局在全国学籍系统核办，结果登记在此',
  basis: [
    '西峡县教育体育局 2025-03-12 通知 二(一)',
    '《中小学生学籍管理办法》',
    '《义务教育学生学籍管理实施细则》（河南，试行）',
  ],
  about: 'new-child',
  applicant: 'receiving',
  asks: ASKS,
  proofs: (answers) => [...proofsOfTransfer(answers), ...proofsOfOtherDocument(answers), ...proofOfOther(answers)],
  blockedBy: ['frozen'],
  standing: hereAlready,
  objections: (answers, record, facts) => [...transferWrong(answers, record, facts), ...incomingWrong(answers, facts)],
  steps: [...RECEIVING_SIDE, ...HOLDING_SIDE],
  writes: INCOMING_CELLS,
  effect: (answers, record, setting) => recordArrives(ASKS, answers, record, setting),
});
