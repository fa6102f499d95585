import { toHalfWidth } from '#src/kernel/text.ts';
import { isScientific } from '#src/registry/identity-number.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/**
 * 学籍辅号重复 — the province gives each pupil one of their own. Asked of every record, ended or not.
 *
 * A dash or 无 is no number, and what a spreadsheet cut off is not known to be the same.
 */
export default defineRegisterRule({
  code: 'RN-07',
  title: '学籍辅号重复',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['provincialNumber'],
  remedy: 'edit',
  advice: '与省里下发的学籍辅号核对，改正填错的一条',
  basis: '学籍辅号一人一号（手册 2）',
  keys: (student) => {
    const number = toHalfWidth(textOf(student, 'provincialNumber'));
    return !/[\dA-Z]/i.test(number) || isScientific(number) ? [] : [[number]];
  },
  atLeast: 2,
  holds: () => false,
  fault: (_student, _key, group) => ({
    field: 'provincialNumber',
    message: `与另外 ${group.length - 1} 条学籍的学籍辅号相同`,
  }),
  examples: {
    holds: [
      [{ provincialNumber: '202141130001' }, { provincialNumber: '202141130002' }],
      [{ provincialNumber: '' }, { provincialNumber: '' }],
      [{ provincialNumber: '2.02141E+11' }, { provincialNumber: '2.02141E+11' }],
    ],
    broken: [
      [{ provincialNumber: '202141130001' }, { provincialNumber: '202141130001' }],
      [{ provincialNumber: '202141130001' }, { provincialNumber: ' 202141130001', recordStatus: '毕业' }],
    ],
  },
});
