import { defineRule } from '../../rule.ts';
import { residentNumberOf } from './resident-number.ts';

/** 居民身份证号校验码错误 — the last character does not follow from the seventeen before it, so some digit is wrong. */
export default defineRule({
  code: 'ID-11',
  title: '居民身份证号校验码错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿或身份证逐位核对，录错的走“关键信息变更”更正',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student) => residentNumberOf(student) !== undefined,
  faults: (student) =>
    residentNumberOf(student)?.checksumHolds
      ? []
      : [{ field: 'idNumber', message: '身份证号末位校验码不符，可能有一位录错' }],
  examples: {
    holds: [{ idNumber: '11010519491231002X' }, { idNumber: '110105194912310021', idType: '护照' }],
    broken: [{ idNumber: '110105194912310021' }, { idNumber: '411323201503129911' }],
  },
});
