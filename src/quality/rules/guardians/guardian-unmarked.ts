import { defineRule } from '../../rule.ts';
import { hasColumnOf, isGuardian, namedMembers, ofBothMembers } from './family-members.ts';

/**
 * 未标明监护人 — the school must know whom the law makes answer for the child; one of the members at least.
 *
 * An empty 是否监护人 is this rule's while nobody is a guardian, and SP-07's once somebody is: one empty cell, one finding.
 */
export default defineRule({
  code: 'GU-02',
  title: '未标明监护人',
  dimension: 'completeness',
  severity: 'error',
  fields: ofBothMembers('name', 'isGuardian'),
  needs: [],
  remedy: 'edit',
  advice: '把依法承担监护责任的成员的“是否监护人”填为“是”，至少一人',
  basis: '家庭成员或监护人信息采集表（是否监护人，至少一位为是）',
  appliesTo: (student) => hasColumnOf(student, 'isGuardian') && namedMembers(student).length > 0,
  faults: (student) => {
    const members = namedMembers(student);
    if (members.some((fields) => isGuardian(student, fields))) return [];
    const known = members.find((fields) => student[fields.isGuardian] !== undefined);
    return known ? [{ field: known.isGuardian, message: '填了家庭成员，但没有一人标明是监护人' }] : [];
  },
  examples: {
    holds: [
      { 'guardian2.isGuardian': '否' },
      { 'guardian1.isGuardian': '0', 'guardian2.isGuardian': '1' },
      { 'guardian1.name': '', 'guardian2.name': '', 'guardian1.isGuardian': '', 'guardian2.isGuardian': '' },
    ],
    broken: [
      { 'guardian1.isGuardian': '否', 'guardian2.isGuardian': '否' },
      { 'guardian1.isGuardian': '', 'guardian2.isGuardian': '' },
      { 'guardian2.name': '', 'guardian1.isGuardian': '否' },
    ],
  },
});
