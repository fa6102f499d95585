import { defineRule } from '../../rule.ts';
import { idTypeOf, numberOf } from './resident-number.ts';

/**
 * 应有身份证件号而为空 — whoever has a document has its number.
 *
 * A type that is empty or not understood is not Z either, so the number is asked for; ID-06 tells of the type.
 */
export default defineRule({
  code: 'ID-08',
  title: '应有身份证件号而为空',
  dimension: 'completeness',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '补填证件号；确实没有证件号的，把证件类型改为“其他”并按无证件号学生办理',
  basis: '学籍信息采集表：证件类型不为“其他”时证件号必填（手册 3.1）',
  appliesTo: (student) => idTypeOf(student) !== 'Z',
  faults: (student) =>
    numberOf(student) === '' ? [{ field: 'idNumber', message: '证件类型不是“其他”，但身份证件号没有填写' }] : [],
  examples: {
    holds: [{ idNumber: '411323201503129914' }, { idType: '其他', idNumber: '' }],
    broken: [{ idNumber: '' }, { idType: '护照', idNumber: ' ' }],
  },
});
