import { titleOf } from '#src/registry/fields.ts';
import { isBlank, type Student, textOf } from '#src/registry/student.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';
import { namedMembers, ofBothMembers, relationsOf } from './family-members.ts';

/** 其他亲属 and 非亲属. */
const NEED_A_NOTE: ReadonlySet<string | undefined> = new Set(['97', '99']);

/** 关系为其他而无说明 — whoever fetches the child must be told from a stranger. */
export default defineRule({
  code: 'GU-05',
  title: '关系为其他而无说明',
  dimension: 'completeness',
  severity: 'query',
  fields: ofBothMembers('name', 'relation', 'relationNote'),
  needs: [],
  remedy: 'edit',
  advice: '在关系说明中写明，如“叔叔”“邻居（受委托照护）”',
  basis: '家庭成员或监护人信息采集表（关系说明）',
  appliesTo: (student) => membersAsked(student).length > 0,
  faults: (student) =>
    membersAsked(student).flatMap(({ relation, relationNote: field }) =>
      isBlank(student, field)
        ? [{ field, message: `${titleOf(relation)}为${quote(textOf(student, relation))}，没有说明是什么关系` }]
        : [],
    ),
  examples: {
    holds: [
      { 'guardian1.relation': '其他亲属', 'guardian1.relationNote': '叔叔' },
      { 'guardian1.relation': '父亲', 'guardian1.relationNote': '' },
    ],
    broken: [
      { 'guardian1.relation': '其他亲属', 'guardian1.relationNote': '' },
      { 'guardian2.relation': '99', 'guardian2.relationNote': ' ' },
    ],
  },
});

function membersAsked(student: Student) {
  return namedMembers(student).filter(
    (fields) => student[fields.relationNote] !== undefined && NEED_A_NOTE.has(relationsOf(student, fields)[0]),
  );
}
