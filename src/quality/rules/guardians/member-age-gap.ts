import { yearsBetween } from '#src/kernel/local-date.ts';
import { kinshipOf } from '#src/registry/relation.ts';
import type { Student } from '#src/registry/student.ts';
import { birthDateOf } from '../../birth-date.ts';
import { defineRule, type Setting } from '../../rule.ts';
import { credibleNumberOf, FAMILY, ofBothMembers, relationsOf } from './family-members.ts';

/** Full years between births that are still to be believed. */
const USUAL_GAPS = { parent: { least: 15, most: 65 }, grandparent: { least: 30, most: Infinity } };

/**
 * 家庭成员与学生年龄差异常 — a number, a date or the relation is another person's.
 *
 * Step-parents and adopters are left alone: nature does not say how much older than the child they are.
 */
export default defineRule({
  code: 'GU-09',
  title: '家庭成员与学生年龄差异常',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['birthDate', ...ofBothMembers('relation', 'idNumber')],
  needs: ['birthDate'],
  remedy: 'explain',
  advice: '核对家庭成员的身份证件号、关系和学生的出生日期；确属实情的写明',
  basis: '领域手册4.5（交叉校验）',
  appliesTo: (student, setting) => gapsOf(student, setting).length > 0,
  faults: (student, setting) =>
    gapsOf(student, setting).flatMap(({ field, at, gap, generation }) => {
      const { least, most } = USUAL_GAPS[generation];
      if (gap >= least && gap <= most) return [];
      const elder = generation === 'parent' ? '父母' : '祖辈';
      const by = gap < 0 ? '出生在学生之后' : `只比学生大${gap}岁`;
      return [{ field, message: `成员${at}为${elder}，按身份证号${gap > most ? `比学生大${gap}岁` : by}` }];
    }),
  examples: {
    holds: [
      { birthDate: '20150312' },
      { birthDate: '20030605', 'guardian2.idNumber': '' },
      { 'guardian1.relation': '继父', birthDate: '20000101', 'guardian2.idNumber': '' },
      { 'guardian1.relation': '哥哥', birthDate: '20000101', 'guardian2.idNumber': '' },
    ],
    broken: [
      { birthDate: '20030604', 'guardian2.idNumber': '' },
      { 'guardian1.relation': '爷爷' },
      { 'guardian2.idNumber': '11010519491231002X', birthDate: '20160101' },
    ],
  },
});

/** By how many full years each parent and grandparent is older than the pupil, where both births are known. */
function gapsOf(student: Student, setting: Setting) {
  const birthDate = birthDateOf(student, setting);
  return FAMILY.flatMap((fields, index) => {
    const generation = kinshipOf(relationsOf(student, fields)[0])?.generation;
    const memberBirth = credibleNumberOf(student, fields, setting)?.birthDate;
    if (birthDate === undefined || generation === undefined || memberBirth === undefined) return [];
    return [{ field: fields.idNumber, at: index + 1, generation, gap: yearsBetween(memberBirth, birthDate) }];
  });
}
