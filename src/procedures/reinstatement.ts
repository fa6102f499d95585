import { codeOf, labelOf } from '#src/registry/codes.ts';
import { defineProcedure } from '#src/workflow/procedure.ts';
import { when } from '#src/workflow/when.ts';

/** What the coming back is called, by the status in which the pupil was away. */
const KINDS: Readonly<Record<string, string>> = {
  '06': '恢复学籍',
  '13': '恢复学籍',
  '15': '恢复学籍',
  '99': '恢复入学资格',
};

/** 恢复入学资格、恢复学籍 — back in school after 其他离校, 出国, 失踪 or 辍学: the record that was kept goes on. */
export const reinstatement = defineProcedure({
  id: 'reinstatement',
  title: '恢复（入学资格、学籍）',
  group: 'departure',
  summary: '其他离校、出国（境）、失踪、辍学的学生回校就读，接续原来的学籍',
  basis: ['《中小学生学籍管理办法》', '西峡县教育体育局 2025-03-12 通知 二(一)'],
  about: 'own-pupil',
  applicant: 'holding',
  asks: {
    returnedOn: { title: '回校日期', kind: 'date', required: true },
    grade: { title: '编入年级', cell: 'grade', required: true },
    className: { title: '编入班级', cell: 'className', required: true },
    note: { title: '说明', kind: 'long-text', required: true, hint: '离校期间的去向和就读情况' },
  },
  begins: ({ cells: { className } }) => ({ className }),
  proofs: () => ['school-statement', 'enrolment-certificate'],
  blockedBy: ['other-case', 'ended'],
  standing: (record) => {
    const status = statusOf(record?.cells.recordStatus);
    return when(
      record !== undefined && KINDS[status] === undefined,
      'not-away',
      status === '02'
        ? '该生正在休学，请办理“复学”'
        : `该生的学籍状态是“${labelOf('recordStatus', status)}”，不需要恢复`,
    );
  },
  steps: [
    { id: 'school', title: '学校审核', by: 'head', of: 'holding', withinWorkingDays: 10 },
    { id: 'county', title: '县局审核', by: 'county', of: 'holding', withinWorkingDays: 10 },
  ],
  writes: ['recordStatus', 'changeKind'],
  effect: ({ grade, className }, record) => ({
    kind: 'change',
    cells: { recordStatus: '在读', changeKind: KINDS[statusOf(record?.cells.recordStatus)], grade, className },
  }),
});

/** A code of `recordStatus`; 在读 where the record does not say. */
function statusOf(cell: string | undefined): string {
  return codeOf('recordStatus', cell ?? '') ?? '01';
}
