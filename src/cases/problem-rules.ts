import type { CellName } from '#src/registry/record.ts';

/**
 * 问题学籍 — open findings of these rules make a record one (手册 5.1 类型 A 至 E; the national platform answers 2003): the same
 * number twice, the same child twice where one has no number, and what the police comparison contradicts.
 */
export const PROBLEM_RULES = ['DUP-01', 'DUP-02', 'DUP-05', 'ID-26'] as const;

/**
 * 信息有误 — cells in which an error stops a case (the platform's 2001): the key information, the number of the record, and
 * where the pupil is. An error elsewhere, such as a guardian's phone, is to be mended and stops nothing.
 */
export const FAULT_CELLS: readonly CellName[] = [
  'name',
  'sex',
  'birthDate',
  'idType',
  'idNumber',
  'nationalNumber',
  'schoolCode',
  'grade',
  'className',
  'entryMonth',
];

/** Is it a finding that makes a record a problem record? */
export function isProblem(rule: string): boolean {
  return PROBLEM_RULES.some((code) => code === rule);
}

/** Does an error in this cell stop a case? */
export function isFaultCell(cell: string): boolean {
  return FAULT_CELLS.some((name) => name === cell);
}
