import { isDamaged } from '#src/registry/identity-number.ts';
import { defineRule } from '../../rule.ts';
import { numberOf } from './resident-number.ts';

/**
 * 证件号疑被表格软件截断 — a spreadsheet keeps fifteen digits of a number that was not entered as text; the rest is lost.
 *
 * Asked of a number of any type. ID-10 or ID-11 is broken as well: this rule names the cause.
 */
export default defineRule({
  code: 'ID-16',
  title: '证件号疑被表格软件截断',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idNumber'],
  remedy: 'key-information-change',
  advice: '后几位已经丢失，不能靠改格式找回：请先把该列设为“文本”，再按户口簿重新录入',
  basis: '表格软件只保留 15 位有效数字（手册 4.1）',
  appliesTo: (student) => numberOf(student) !== '',
  faults: (student) =>
    isDamaged(student.idNumber ?? '')
      ? [{ field: 'idNumber', message: '证件号被表格软件当成数字，后几位已丢失，须按原件重新录入' }]
      : [],
  examples: {
    holds: [{ idNumber: '411323201503129914' }, { idType: '护照', idNumber: 'E12345678' }],
    broken: [{ idNumber: '4.11323E+17' }, { idNumber: '411323201503129000' }],
  },
});
