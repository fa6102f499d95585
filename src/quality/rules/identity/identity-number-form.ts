import { lengthOf } from '#src/kernel/text.ts';
import { defineRule } from '../../rule.ts';
import { holdsResidentCard, numberOf, residentNumberOf } from './resident-number.ts';

/**
 * 居民身份证号长度或字符错误 — a citizen's number has eighteen characters; the fifteen of old days were withdrawn in 2013.
 *
 * What a spreadsheet made of a number (`4.11323E+17`) breaks this rule as well as ID-16: it is no number, whatever the cause.
 */
export default defineRule({
  code: 'ID-10',
  title: '居民身份证号长度或字符错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['idType', 'idNumber'],
  remedy: 'key-information-change',
  advice: '对照户口簿或身份证重新录入 18 位号码；不是居民身份证的，把证件类型改对',
  basis: 'GB 11643—1999 公民身份号码',
  appliesTo: (student) => holdsResidentCard(student) && numberOf(student) !== '',
  faults: (student) => {
    if (residentNumberOf(student) !== undefined) return [];
    return [{ field: 'idNumber', message: whyNot(numberOf(student)) }];
  },
  examples: {
    holds: [
      { idNumber: '411323201503129914' },
      { idNumber: ' 41132319890721992x' },
      { idType: '护照', idNumber: 'E12345678' },
    ],
    broken: [{ idNumber: '411323150312991' }, { idNumber: '41132320150312991' }, { idNumber: '41132320150312A914' }],
  },
});

function whyNot(number: string): string {
  if (/^\d{15}$/.test(number)) return '这是 15 位旧号码，已停用，请换成 18 位公民身份号码';
  if (lengthOf(number) !== 18) return `居民身份证号应为 18 位，现在是 ${lengthOf(number)} 位`;
  return '居民身份证号应为 17 位数字加一位数字或 X，现在夹有别的字符';
}
