import { toHalfWidth } from '#src/kernel/text.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/** 学籍辅号重复 — the province gives each pupil one of their own. Asked of every record, ended or not. */
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
    return number === '' ? [] : [[number]];
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
    ],
    broken: [
      [{ provincialNumber: '202141130001' }, { provincialNumber: '202141130001' }],
      [{ provincialNumber: '202141130001' }, { provincialNumber: ' 202141130001', recordStatus: '毕业' }],
    ],
  },
});
