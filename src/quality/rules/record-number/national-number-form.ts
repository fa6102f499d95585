import { readNationalNumber } from '#src/registry/national-number.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 学籍号格式错误 — the national system gives it out; a wrong one was mistyped or cut off on the way. */
export default defineRule({
  code: 'RN-01',
  title: '学籍号格式错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['nationalNumber'],
  remedy: 'report to county',
  advice: '从国家学籍系统重新导出核对；系统里就是错的，报县教体局处理',
  basis: '教育系统人员个人标识码：G、L、J 加 18 位（手册 2）',
  appliesTo: (student) => textOf(student, 'nationalNumber') !== '',
  faults: (student) =>
    readNationalNumber(textOf(student, 'nationalNumber')) === undefined
      ? [{ field: 'nationalNumber', message: '学籍号应为 G、L 或 J 加 17 位数字和一位数字或 X' }]
      : [],
  examples: {
    holds: [
      { nationalNumber: 'G411323201503129914' },
      { nationalNumber: 'J41132320150312003X' },
      { nationalNumber: '' },
    ],
    broken: [{ nationalNumber: '411323201503129914' }, { nationalNumber: 'G41132320150312991' }],
  },
});
