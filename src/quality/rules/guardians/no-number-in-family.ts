import { isBlank } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { FAMILY, hasColumnOf, namedMembers, numberOf, ofBothMembers } from './family-members.ts';

/** 学生无证件号且家庭成员证件号缺失 — nothing is left by which the child could be found again. */
export default defineRule({
  code: 'GU-11',
  title: '学生无证件号且家庭成员证件号缺失',
  dimension: 'completeness',
  severity: 'error',
  fields: ['idNumber', ...ofBothMembers('name', 'idNumber')],
  needs: ['idNumber'],
  remedy: 'edit',
  advice: '学生暂无证件号的，至少填写一名家庭成员的身份证件类型和身份证件号',
  basis: '学生基本信息采集表填表说明（学生无身份证信息时，成员身份证信息必填）',
  appliesTo: (student) => isBlank(student, 'idNumber') && hasColumnOf(student, 'idNumber'),
  faults: (student) => {
    if (FAMILY.some((fields) => numberOf(student, fields) !== '')) return [];
    const [fields] = [...namedMembers(student), ...FAMILY].filter(({ idNumber }) => student[idNumber] !== undefined);
    return fields ? [{ field: fields.idNumber, message: '学生没有身份证件号，家庭成员的身份证件号也都没有填' }] : [];
  },
  examples: {
    holds: [
      { idNumber: '', 'guardian2.idNumber': '' },
      { idNumber: '411323201503129914', 'guardian1.idNumber': '', 'guardian2.idNumber': '' },
    ],
    broken: [
      { idNumber: '', 'guardian1.idNumber': '', 'guardian2.idNumber': '' },
      { idNumber: ' ', idType: '其他', 'guardian1.idNumber': '', 'guardian2.idNumber': undefined },
    ],
  },
});
