import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { idTypeOf } from './resident-number.ts';

/** 身份证件类型为空或不在代码表 — as long as it is not known, nothing can be said of the number. */
export default defineRule({
  code: 'ID-06',
  title: '身份证件类型为空或不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType'],
  remedy: 'key-information-change',
  advice: '按所持证件选填：居民身份证、护照、户口簿等；没有证件号的选“其他”',
  basis: 'JY/T 1001 身份证件类型代码',
  faults: (student) => {
    if (idTypeOf(student) !== undefined) return [];
    const text = textOf(student, 'idType');
    const message = text === '' ? '身份证件类型没有填写' : `身份证件类型“${text.slice(0, 10)}”不在代码表中`;
    return [{ field: 'idType', message }];
  },
  examples: {
    holds: [{ idType: '居民身份证' }, { idType: '1' }, { idType: 'Z' }, { idType: '护照' }],
    broken: [{ idType: '' }, { idType: '学生证' }],
  },
});
