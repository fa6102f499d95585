import { defineRule } from '../../rule.ts';
import { hasColumnOf, namedMembers, ofBothMembers } from './family-members.ts';

/** 家庭成员信息为空 — a child whose family nobody entered; the campaign of the notice asks for guardians first of all. */
export default defineRule({
  code: 'GU-01',
  title: '家庭成员信息为空',
  dimension: 'completeness',
  severity: 'error',
  fields: ofBothMembers('name'),
  needs: [],
  remedy: 'edit',
  advice: '至少填写一名家庭成员或监护人，原则上两名都填',
  basis: '通知一（一）；家庭成员或监护人信息采集表',
  appliesTo: (student) => hasColumnOf(student, 'name'),
  faults: (student) => {
    if (namedMembers(student).length > 0) return [];
    const field = student['guardian1.name'] === undefined ? 'guardian2.name' : 'guardian1.name';
    return [{ field, message: '两名家庭成员都没有姓名' }];
  },
  examples: {
    holds: [{ 'guardian2.name': '' }, { 'guardian1.name': '', 'guardian2.name': '李秀英' }],
    broken: [
      { 'guardian1.name': '', 'guardian2.name': '' },
      { 'guardian1.name': ' ', 'guardian2.name': undefined },
    ],
  },
});
