import { normalizeNumber } from '#src/registry/identity-number.ts';
import { defineRule } from '../../rule.ts';
import { FAMILY, hasColumnOf, numberOf, ofBothMembers } from './family-members.ts';

/** 家庭成员与学生为同一人 — the child's own number was put down for its parent's. */
export default defineRule({
  code: 'GU-08',
  title: '家庭成员与学生为同一人',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['idNumber', ...ofBothMembers('name', 'idNumber')],
  needs: ['idNumber'],
  remedy: 'edit',
  advice: '核对后填写家庭成员本人的身份证件号',
  basis: '领域手册4.5（交叉校验）',
  appliesTo: (student) => normalizeNumber(student.idNumber ?? '') !== '' && hasColumnOf(student, 'idNumber'),
  faults: (student) => {
    const own = normalizeNumber(student.idNumber ?? '');
    return FAMILY.flatMap((fields, at) =>
      numberOf(student, fields) === own
        ? [{ field: fields.idNumber, message: `成员${at + 1}的身份证件号与学生本人相同` }]
        : [],
    );
  },
  examples: {
    holds: [{ 'guardian1.idNumber': '' }, { idNumber: '', 'guardian1.idNumber': '' }],
    broken: [
      { 'guardian1.idNumber': '411323201503129914' },
      { idNumber: '11010519491231002X', 'guardian2.idNumber': ' 11010519491231002x' },
    ],
  },
});
