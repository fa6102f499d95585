import { normalizeNumber } from '#src/registry/identity-number.ts';
import { readNationalNumber } from '#src/registry/national-number.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/**
 * 正式学籍号与身份证号不一致 — a formal number was made of the identity number, so one of them may be another child's.
 *
 * It stays for life when the identity number changes; a 异动类别 that says 关键信息变更 explains the difference, and the
 * question is not asked. Nor is it where there is no identity number.
 */
export default defineRule({
  code: 'RN-02',
  title: '正式学籍号与身份证号不一致',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['nationalNumber', 'idNumber', 'changeKind'],
  needs: ['nationalNumber', 'idNumber'],
  remedy: 'explain',
  advice: '办过关键信息变更的，注明变更时间即可，学籍号不用改；没有办过的，核对身份证号是否录错',
  basis: 'G 加公民身份号码，身份证号变更后学籍号不变（手册 2）',
  appliesTo: (student) =>
    readNationalNumber(textOf(student, 'nationalNumber'))?.letter === 'G' &&
    numberOf(student) !== '' &&
    !/关键(?:信息|数据)变更/.test(textOf(student, 'changeKind')),
  faults: (student) =>
    readNationalNumber(textOf(student, 'nationalNumber'))?.digits === numberOf(student)
      ? []
      : [{ field: 'nationalNumber', message: '正式学籍号后 18 位与现在的身份证号不同，请核对或说明变更情况' }],
  examples: {
    holds: [
      { nationalNumber: 'G411323201503129914', idNumber: '411323201503129914' },
      { nationalNumber: 'L411323201503120001', idNumber: '411323201503129914' },
      { nationalNumber: 'G411323201503129906', idNumber: '411323201503129914', changeKind: '关键信息变更' },
    ],
    broken: [
      { nationalNumber: 'G411323201503129906', idNumber: '411323201503129914' },
      { nationalNumber: 'G411323201503129914', idNumber: '411323201503129922', changeKind: '转班级' },
    ],
  },
});

function numberOf(student: Student): string {
  return normalizeNumber(student.idNumber ?? '');
}
