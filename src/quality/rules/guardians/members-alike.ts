import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import {
  FAMILY,
  type MemberFields,
  namedMembers,
  nameOf,
  numberOf,
  ofBothMembers,
  relationsOf,
} from './family-members.ts';

/** 两名家庭成员重复 — one person was put down twice, and the other parent is missing. */
export default defineRule({
  code: 'GU-12',
  title: '两名家庭成员重复',
  dimension: 'plausibility',
  severity: 'error',
  fields: ofBothMembers('name', 'relation', 'idNumber'),
  needs: ['guardian1.name', 'guardian2.name'],
  remedy: 'edit',
  advice: '改填另一名家庭成员；没有第二名的，把成员2整段留空',
  basis: '家庭成员或监护人信息采集表（最多两名成员）',
  appliesTo: (student) => namedMembers(student).length === FAMILY.length,
  faults: (student) => {
    if (haveInCommon(student, numberOf)) {
      return [{ field: 'guardian2.idNumber', message: '成员1和成员2的身份证件号相同' }];
    }
    if (haveInCommon(student, nameOf) && haveInCommon(student, relationOf)) {
      return [{ field: 'guardian2.name', message: '成员1和成员2的姓名、关系都相同' }];
    }
    return [];
  },
  examples: {
    holds: [
      { 'guardian2.name': '张建国', 'guardian2.relation': '母亲' },
      { 'guardian1.idNumber': '', 'guardian2.idNumber': '' },
      { 'guardian2.name': '', 'guardian2.relation': '' },
    ],
    broken: [
      { 'guardian2.name': '张建国', 'guardian2.relation': '爸爸' },
      { 'guardian2.idNumber': '411323198806059939' },
    ],
  },
});

/** Do both members answer alike, and not with nothing? */
function haveInCommon(student: Student, answer: (student: Student, fields: MemberFields) => string): boolean {
  const [first = '', second = ''] = FAMILY.map((fields) => answer(student, fields));
  return first !== '' && first === second;
}

function relationOf(student: Student, fields: MemberFields): string {
  return relationsOf(student, fields)[0] ?? textOf(student, fields.relation);
}
