import { labelOf } from '#src/registry/codes.ts';
import { blockersOf } from '#src/workflow/blockers.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { ARRIVAL_CELLS, arriving, receivingSchool } from './arrival.ts';
import { cellsAnswered } from './child-asks.ts';
import { gradeAsked } from './grade-of-record.ts';
import { hereAlready, proofsOfTransfer, TRANSFER_ASKS, transferWrong } from './transfer-asks.ts';

const ASKS = {
  ...TRANSFER_ASKS,
  note: { title: '说明', kind: 'long-text' },
} as const;

/**
 * 县内转学 — the record follows the child (人籍一致、籍随人走): the school at which it sits asks, the school that holds its record
 * answers, and the county, which is above both, closes it.
 *
 * It is also one half of the cure of a duplicate: the record that was found moves here while the empty one is deleted; that
 * it is a problem record is then the reason and no obstacle (notice 一(二)).
 */
export const transferWithinCounty = defineProcedure({
  id: 'transfer-within-county',
  title: '县内转学',
  group: 'transfer',
  summary: '学生在本县学校之间转学，由转入学校申请，转出学校和县局核办，学籍随人转入',
  basis: [
    '西峡县教育体育局 2025-03-12 通知 一(二)、二(一)',
    '《中小学生学籍管理办法》',
    '《义务教育学生学籍管理实施细则》（河南，试行）',
  ],
  about: 'pupil-elsewhere',
  applicant: 'receiving',
  asks: ASKS,
  begins: (record) => ({ grade: gradeLabel(record.cells.grade), attendanceMode: record.cells.attendanceMode }),
  proofs: proofsOfTransfer,
  blockedBy: ['other-case', 'data-wrong', 'on-leave', 'not-in-school', 'discipline', 'frozen'],
  standing: hereAlready,
  objections: (answers, record, facts) => [
    ...(record && answers.reason !== 'duplicate-record' ? blockersOf(['problem-record'], record.cells, facts) : []),
    ...transferWrong(answers, record, facts),
  ],
  steps: [
    { id: 'receiving-school', title: '转入学校审核', by: 'head', of: 'receiving', withinWorkingDays: 10 },
    { id: 'holding-school', title: '转出学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局核办', by: 'county', of: 'receiving', withinWorkingDays: 10 },
  ],
  writes: ARRIVAL_CELLS,
  effect: (answers, _, setting) => ({
    kind: 'change',
    school: receivingSchool(setting),
    cells: { ...cellsAnswered(ASKS, answers), ...arriving(setting, '转学(转入)') },
  }),
});

function gradeLabel(cell: string | undefined): string | undefined {
  const grade = gradeAsked(cell);
  return grade && labelOf('grade', grade.code);
}
