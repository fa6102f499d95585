import { readDate } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 休学期满未复学 — a child whose leave has run out and who is not back is on the way to leaving school. */
export default defineRule({
  code: 'EN-11',
  title: '休学期满未复学',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['recordStatus', 'leaveEnd'],
  remedy: 'reentry',
  advice: '联系家长，到校的办理复学，仍需休学的办理续休',
  basis: '通知引言（休学期满未复学）',
  appliesTo: (student) => codeOf('recordStatus', textOf(student, 'recordStatus')) === '02',
  faults: (student, { today }) => {
    const end = readDate(textOf(student, 'leaveEnd'));
    if (end === undefined || end >= today) return [];
    return [{ field: 'recordStatus', message: `休学已于${end}期满，学籍状态仍为休学` }];
  },
  examples: {
    holds: [
      { recordStatus: '休学', leaveEnd: '20250901' },
      { recordStatus: '休学', leaveEnd: '2025-03-20' },
      { recordStatus: '在读', leaveEnd: '20240901' },
    ],
    broken: [
      { recordStatus: '休学', leaveEnd: '20250319' },
      { recordStatus: '02', leaveEnd: '2024年9月1日' },
    ],
  },
});
