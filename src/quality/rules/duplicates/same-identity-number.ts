import { codeOf } from '#src/registry/codes.ts';
import { isDamaged, normalizeNumber } from '#src/registry/identity-number.ts';
import { isLive } from '#src/registry/live-record.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/**
 * 身份证件号重复 — one child registered twice, or one number typed for two.
 *
 * What a spreadsheet has cut off, and a word such as 无, is nobody's number: classmates would share it (ID-16 and ID-10
 * tell). Of a record that has ended it is not asked: the child who transferred has one there and one here by right.
 */
export default defineRegisterRule({
  code: 'DUP-01',
  title: '身份证件号重复',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['idType', 'idNumber', 'recordStatus'],
  needs: ['idType', 'idNumber'],
  remedy: 'duplicate-pathway',
  advice: '先核实是不是同一名学生：是同一人的，保留在读学校一条，另一条提删或办理转学；不是同一人的，更正录错的号码',
  basis: '西峡县核查通知 一（二）',
  keys: (student) => {
    const type = codeOf('idType', textOf(student, 'idType'));
    const number = normalizeNumber(student.idNumber ?? '');
    return type === undefined || !/\d/.test(number) || isDamaged(number) || !isLive(student) ? [] : [[type, number]];
  },
  atLeast: 2,
  holds: () => false,
  fault: (_student, _key, group) => ({
    field: 'idNumber',
    message: `与另外 ${group.length - 1} 条学籍的身份证件号相同`,
  }),
  examples: {
    holds: [
      [{}, { idNumber: '411323201503129906' }],
      [{ idNumber: '' }, { idNumber: '' }],
      [{ idNumber: '4.11323E+17' }, { idNumber: '4.11323E+17' }],
      [{}, { recordStatus: '转出' }],
      [
        { idNumber: '12345678', idType: '8' },
        { idNumber: '12345678', idType: '护照' },
      ],
    ],
    broken: [
      [{}, { name: '李小红' }],
      [{ idNumber: '41132319890721992X' }, { idNumber: "'41132319890721992x", idType: '1' }],
    ],
  },
});
