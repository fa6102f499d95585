import { toHalfWidth } from '#src/kernel/text.ts';
import { isLive } from '#src/registry/live-record.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/**
 * 班内学号重复 — two pupils of one class answer to the same number.
 *
 * School, grade and class are compared as they are written. Whoever has left the class holds no number in it, and a dash
 * or 无 is none.
 */
export default defineRegisterRule({
  code: 'RN-06',
  title: '班内学号重复',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['schoolCode', 'grade', 'className', 'classRollNumber', 'recordStatus'],
  needs: ['schoolCode', 'grade', 'className', 'classRollNumber'],
  remedy: 'edit',
  advice: '在班内重新编排学号，一人一号',
  basis: '班内学号在班级内唯一（手册 4.5）',
  keys: (student) => {
    if (!isLive(student)) return [];
    const key = PLACE.map((field) => toHalfWidth(textOf(student, field)));
    return key.includes('') || !/[\dA-Z]/i.test(key.at(-1) ?? '') ? [] : [key];
  },
  atLeast: 2,
  holds: () => false,
  fault: (_student, _key, group) => ({
    field: 'classRollNumber',
    message: `与同班另外 ${group.length - 1} 名学生的班内学号相同`,
  }),
  examples: {
    holds: [
      [{ classRollNumber: '7' }, { classRollNumber: '8' }],
      [{ className: '1' }, { className: '2' }],
      [{ classRollNumber: '' }, { classRollNumber: '' }],
      [{ classRollNumber: '无' }, { classRollNumber: '无' }],
      [{}, { recordStatus: '转出' }],
    ],
    broken: [
      [{ classRollNumber: '7' }, { classRollNumber: '7' }],
      [{}, { classRollNumber: '７' }, { classRollNumber: '8' }],
    ],
  },
});

const PLACE = ['schoolCode', 'grade', 'className', 'classRollNumber'] as const;
