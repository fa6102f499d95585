import { normalizeNumber } from '#src/registry/identity-number.ts';
import { isLive } from '#src/registry/live-record.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/**
 * 学籍号重复 — the number is given once in a life.
 *
 * Ended records are left out: a pupil takes the number along to the next school. A word such as 无 is no number.
 */
export default defineRegisterRule({
  code: 'DUP-05',
  title: '学籍号重复',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['nationalNumber', 'recordStatus'],
  needs: ['nationalNumber'],
  remedy: 'report to county',
  advice: '先看是不是同一名学生录了两行；不是的，报县教体局核查学籍号',
  basis: '学籍号一人一号、终身不变（手册 2）',
  keys: (student) => {
    const number = normalizeNumber(textOf(student, 'nationalNumber'));
    return /\d/.test(number) && isLive(student) ? [[number]] : [];
  },
  atLeast: 2,
  holds: () => false,
  fault: (_student, _key, group) => ({
    field: 'nationalNumber',
    message: `与另外 ${group.length - 1} 条学籍的学籍号相同`,
  }),
  examples: {
    holds: [
      [{}, { nationalNumber: 'G411323201503129906' }],
      [{ nationalNumber: '' }, { nationalNumber: '' }],
      [{}, { recordStatus: '转出' }],
    ],
    broken: [
      [{}, { name: '李小红' }],
      [{}, { nationalNumber: ' g411323201503129914' }, { nationalNumber: '' }],
    ],
  },
});
