import { titleOf } from '#src/registry/fields.ts';
import { illegalCharactersIn, spellOut, wrongDotsIn } from '#src/registry/personal-name.ts';
import { defineRule } from '../../rule.ts';
import { hasColumnOf, namedMembers, ofBothMembers } from './family-members.ts';

/** 家庭成员姓名含非法字符 — as ID-02 and ID-03 of the pupil's own name, one finding a name. */
export default defineRule({
  code: 'GU-03',
  title: '家庭成员姓名含非法字符',
  dimension: 'conformance',
  severity: 'error',
  fields: ofBothMembers('name'),
  needs: [],
  remedy: 'edit',
  advice: '去掉姓名中的空格、数字、标点和括注；少数民族姓名的间隔号用“·”',
  basis: '领域手册4.3（姓名）',
  appliesTo: (student) => hasColumnOf(student, 'name') && namedMembers(student).length > 0,
  faults: (student) =>
    namedMembers(student).flatMap(({ name: field }) => {
      const name = student[field] ?? '';
      const wrong = [...illegalCharactersIn(name), ...wrongDotsIn(name)];
      return wrong.length === 0 ? [] : [{ field, message: `${titleOf(field)}中有不该出现的字符：${spellOut(wrong)}` }];
    }),
  examples: {
    holds: [{ 'guardian1.name': '买买提·吐尔逊' }, { 'guardian2.name': '' }, { 'guardian1.name': 'John Smith' }],
    broken: [
      { 'guardian1.name': '张建国（父）' },
      { 'guardian2.name': '李 秀英' },
      { 'guardian1.name': '买买提•吐尔逊' },
      { 'guardian2.name': '李秀英2' },
    ],
  },
});
