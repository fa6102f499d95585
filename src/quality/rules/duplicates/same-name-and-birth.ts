import { readDate } from '#src/kernel/local-date.ts';
import { codeOf } from '#src/registry/codes.ts';
import { normalizeNumber } from '#src/registry/identity-number.ts';
import { isLive } from '#src/registry/live-record.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRegisterRule } from '../../rule.ts';

/**
 * 姓名性别出生日期相同且至少一方无证件号 — a record without a number may double one that has it, as nothing else would show.
 *
 * Every record of the group is told, those with a number too. Ended records are left out, as in DUP-01.
 */
export default defineRegisterRule({
  code: 'DUP-02',
  title: '姓名性别出生日期相同且至少一方无证件号',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['name', 'sex', 'birthDate', 'idNumber', 'recordStatus'],
  needs: ['name', 'sex', 'birthDate', 'idNumber'],
  remedy: 'duplicate-pathway',
  advice: '用父母户口页、家庭住址核实是不是同一名学生：是同一人的保留一条；不是同一人的上传佐证',
  basis: '问题学籍类型 E：无证件号且姓名、性别、出生日期相同（手册 5.1）',
  keys: (student) => {
    const name = normalizeName(textOf(student, 'name'));
    const sex = codeOf('sex', textOf(student, 'sex'));
    const birth = readDate(textOf(student, 'birthDate'));
    return name === '' || sex === undefined || birth === undefined || !isLive(student) ? [] : [[name, sex, birth]];
  },
  atLeast: 2,
  holds: (group) => group.every(hasNumber),
  fault: (student, _key, group) => ({
    field: 'name',
    message: `与另外 ${group.length - 1} 条学籍的姓名、性别、出生日期都相同，${hasNumber(student) ? '对方有人没有证件号' : '本条没有证件号'}`,
  }),
  examples: {
    holds: [
      [{}, { idNumber: '411323201503129930' }],
      [{ idNumber: '' }, { idNumber: '', name: '张大明' }],
      [{}, { idNumber: '', recordStatus: '转出' }],
    ],
    broken: [
      [{}, { idNumber: '', idType: '其他' }],
      [{ idNumber: '' }, { idNumber: '', name: '张 小明', birthDate: '2015-03-12', sex: '1' }],
    ],
  },
});

function hasNumber(student: Student): boolean {
  return normalizeNumber(student.idNumber ?? '') !== '';
}
