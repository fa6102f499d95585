import { defineRule } from '../../rule.ts';
import { residentNumberOf } from './resident-number.ts';

/** 居民身份证号中的出生日期无效 — digits seven to fourteen must be a day of the calendar on which a pupil can have been born. */
export default defineRule({
  code: 'ID-12',
  title: '居民身份证号中的出生日期无效',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿核对号码第 7 至 14 位，录错的走“关键信息变更”更正',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student) => residentNumberOf(student) !== undefined,
  faults: (student, { today }) => {
    const birth = residentNumberOf(student)?.birthDate;
    if (birth === undefined) return [{ field: 'idNumber', message: '身份证号第 7 至 14 位不是有效的日期' }];
    return birth > today ? [{ field: 'idNumber', message: '身份证号第 7 至 14 位的日期还没有到' }] : [];
  },
  examples: {
    holds: [{ idNumber: '411323201503129914' }, { idNumber: '11010519491231002X' }],
    broken: [
      { idNumber: '411323201503329916' },
      { idNumber: '411323202603129916' },
      { idNumber: '411323201502299911' },
    ],
  },
});
