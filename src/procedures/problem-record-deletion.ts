import { defineProcedure } from '#src/workflow/procedure.ts';
import { PROBLEM_ASKS, problemWrong } from './problem-record.ts';
import { recordDeletion } from './record-deletion.ts';

/** 问题学籍删除 — a 学籍删除 of a record that is a problem: collected by the school, verified by its head, ended by the county. */
export const problemRecordDeletion = defineProcedure({
  ...recordDeletion,
  id: 'problem-record-deletion',
  title: '问题学籍删除',
  summary: '问题学籍的学生不在本校，或本条属重复应弃的，经学校领导核验后申请删除',
  basis: ['西峡县教育体育局 2025-03-12 通知 一(二)、附件 5', '教基一厅〔2015〕2号'],
  asks: { ...PROBLEM_ASKS, ...recordDeletion.asks },
  objections: (answers, record, facts) => [
    ...problemWrong(answers, facts),
    ...(recordDeletion.objections?.(answers, record, facts) ?? []),
  ],
});
