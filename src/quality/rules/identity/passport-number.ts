import { isPassport } from '#src/registry/travel-document.ts';
import { defineRule } from '../../rule.ts';
import { idTypeOf, numberOf } from './resident-number.ts';

/**
 * 护照号格式错误 — the countries have no form in common but letters and digits, five to twenty of them.
 *
 * Chinese passports are among these, and are asked for no more: nothing in the number says whose passport it is.
 */
export default defineRule({
  code: 'ID-19',
  title: '护照号格式错误',
  dimension: 'conformance',
  severity: 'query',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照护照资料页重新录入；中国护照为 E、G、D、S、P 加 8 位数字，或 E 加一个字母再加 7 位数字',
  basis: '护照号编排（手册 4.2）',
  appliesTo: (student) => idTypeOf(student) === 'A' && numberOf(student) !== '',
  faults: (student) =>
    isPassport(numberOf(student))
      ? []
      : [{ field: 'idNumber', message: '护照号应为 5 至 20 位字母和数字，请对照护照资料页' }],
  examples: {
    holds: [
      { idType: '护照', idNumber: 'E12345678' },
      { idType: 'A', idNumber: 'EA1234567' },
    ],
    broken: [
      { idType: '护照', idNumber: 'E123' },
      { idType: '护照', idNumber: 'E12345-678' },
    ],
  },
});
