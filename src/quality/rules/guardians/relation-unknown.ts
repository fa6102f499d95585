import { titleOf } from '#src/registry/fields.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';
import { namedMembers, ofBothMembers, relationsOf } from './family-members.ts';

/**
 * 家庭成员关系不在代码表 — 叔叔 or 邻居 is not in the table either: it goes into 关系说明, with 其他亲属 or 非亲属 here.
 */
export default defineRule({
  code: 'GU-04',
  title: '家庭成员关系不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: ofBothMembers('name', 'relation'),
  needs: [],
  remedy: 'edit',
  advice: '按代码表填，如“父亲”“母亲”“祖父”“外祖母”；表上没有的填“其他亲属”或“非亲属”，并写关系说明',
  basis: 'GB/T 4761 家庭关系代码',
  appliesTo: (student) => membersAsked(student).length > 0,
  faults: (student) =>
    membersAsked(student).flatMap((fields) => {
      const relation = textOf(student, fields.relation);
      const title = titleOf(fields.relation);
      if (relation === '') return [{ field: fields.relation, message: `${title}为空` }];
      if (relationsOf(student, fields).length > 0) return [];
      return [{ field: fields.relation, message: `${title}${quote(relation)}不在代码表中` }];
    }),
  examples: {
    holds: [
      { 'guardian1.relation': '爸爸' },
      { 'guardian1.relation': '父子', 'guardian2.relation': '52' },
      { 'guardian2.name': '', 'guardian2.relation': '' },
    ],
    broken: [
      { 'guardian1.relation': '' },
      { 'guardian2.relation': '邻居' },
      { 'guardian1.relation': '监护人' },
      { 'guardian2.relation': '50' },
    ],
  },
});

function membersAsked(student: Student) {
  return namedMembers(student).filter(({ relation }) => student[relation] !== undefined);
}
