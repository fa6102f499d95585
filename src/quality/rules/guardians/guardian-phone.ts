import { titleOf } from '#src/registry/fields.ts';
import { readPhone } from '#src/registry/phone.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { isGuardian, namedMembers, ofBothMembers } from './family-members.ts';

/** 监护人联系电话为空或格式错误 — the number to call when the child does not come. */
export default defineRule({
  code: 'GU-06',
  title: '监护人联系电话为空或格式错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ofBothMembers('name', 'isGuardian', 'phone'),
  needs: [],
  remedy: 'edit',
  advice: '向家长核实后填11位手机号，或带区号的固定电话；只填一个号码',
  basis: '通知一（一）；领域手册4.4（电话）',
  appliesTo: (student) => membersAsked(student).length > 0,
  faults: (student) =>
    membersAsked(student).flatMap(({ phone: field }) => {
      const phone = textOf(student, field);
      if (phone === '') return [{ field, message: `${titleOf(field)}为空，而该成员是监护人` }];
      if (readPhone(phone) !== undefined) return [];
      return [{ field, message: `${titleOf(field)}既不是11位手机号，也不是带区号的固定电话` }];
    }),
  examples: {
    holds: [
      { 'guardian1.phone': '0377-69661234' },
      { 'guardian2.isGuardian': '否', 'guardian2.phone': '' },
      { 'guardian2.name': '', 'guardian2.phone': '' },
    ],
    broken: [{ 'guardian1.phone': '' }, { 'guardian2.phone': '1383770000' }, { 'guardian1.phone': '无' }],
  },
});

function membersAsked(student: Student) {
  return namedMembers(student).filter((fields) => student[fields.phone] !== undefined && isGuardian(student, fields));
}
