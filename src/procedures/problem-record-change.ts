import { defineProcedure } from '#src/workflow/procedure.ts';
import { keyInformationChange } from './key-information-change.ts';
import { PROBLEM_ASKS, problemWrong } from './problem-record.ts';

/** 问题学籍变更 — a 关键信息变更 of a record that is a problem: the pupil is here, and what the record says is wrong. */
export const problemRecordChange = defineProcedure({
  ...keyInformationChange,
  id: 'problem-record-change',
  title: '问题学籍变更',
  group: 'record',
  summary: '问题学籍的学生确在本校而信息有误的，经学校领导核验后申请变更',
  basis: ['西峡县教育体育局 2025-03-12 通知 一(二)、附件 5', '教基一厅〔2015〕2号', '豫公治明发〔2019〕359号'],
  asks: { ...PROBLEM_ASKS, ...keyInformationChange.asks },
  proofs: (answers, record) => ['enrolment-certificate', ...keyInformationChange.proofs(answers, record)],
  objections: (answers, record, facts) => [
    ...problemWrong(answers, facts),
    ...(keyInformationChange.objections?.(answers, record, facts) ?? []),
  ],
});
