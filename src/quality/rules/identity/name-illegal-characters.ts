import { illegalCharactersIn, spellOut } from '#src/registry/personal-name.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/**
 * 姓名含非法字符 — a blank or a mark in the name keeps the record from matching the population register.
 *
 * Blanks before and behind the name count as well. Any dot is left to ID-03 wherever it stands, any private-use
 * character to ID-05, so that each character is reported once.
 */
export default defineRule({
  code: 'ID-02',
  title: '姓名含非法字符',
  dimension: 'conformance',
  severity: 'error',
  fields: ['name'],
  remedy: 'key-information-change',
  advice: '去掉姓名中的空格、数字、标点和括注，只留户口簿上的字',
  basis: '教育部跨省业务填报要求：姓名不得含空格、特殊符号（手册 4.3）',
  appliesTo: (student) => textOf(student, 'name') !== '',
  faults: (student) => {
    const illegal = illegalCharactersIn(student.name ?? '');
    return illegal.length === 0
      ? []
      : [{ field: 'name', message: `姓名中有不该出现的字符：${spellOut(illegal)}，请按户口簿改正` }];
  },
  examples: {
    holds: [
      { name: '张小明' },
      { name: '阿依古丽·买买提' },
      { name: 'Mary Smith' },
      { name: '李〇一' },
      { name: '张•明' },
    ],
    broken: [
      { name: '张 明' },
      { name: '张小明 ' },
      { name: '张小明（小名）' },
      { name: '张小明2' },
      { name: 'Ｍary' },
    ],
  },
});
