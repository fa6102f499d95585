import { defineRule } from '../../rule.ts';
import { residentNumberOf } from './resident-number.ts';

/**
 * 居民身份证号地址码无效 — the first two digits must be a province.
 *
 * No more is asked: districts are abolished and merged, and the numbers they gave out stay valid for life.
 */
export default defineRule({
  code: 'ID-13',
  title: '居民身份证号地址码无效',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿核对号码前 6 位，录错的走“关键信息变更”更正',
  basis: 'GB/T 2260 行政区划代码',
  appliesTo: (student) => residentNumberOf(student) !== undefined,
  faults: (student) => {
    const number = residentNumberOf(student);
    return number?.provinceHolds
      ? []
      : [{ field: 'idNumber', message: `身份证号前两位“${number?.province}”不是任何省份的代码` }];
  },
  examples: {
    holds: [{ idNumber: '411323201503129914' }, { idNumber: '512221198806059935' }, { idNumber: '810000201503129917' }],
    broken: [{ idNumber: '991323201503129917' }, { idNumber: '001323201503129918' }],
  },
});
