import { codeOf } from '#src/registry/codes.ts';
import { type Student, textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';
import { isGuardian, type MemberFields, namedMembers, ofBothMembers, relationsOf } from './family-members.ts';

const PARENTS: ReadonlySet<string | undefined> = new Set(['51', '52']);

/** 孤儿标记与家庭成员矛盾 — an orphan has no father or mother who is guardian; step-parents and adopters may be. */
export default defineRule({
  code: 'GU-14',
  title: '孤儿标记与家庭成员矛盾',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['orphan', ...ofBothMembers('name', 'relation', 'isGuardian')],
  needs: ['orphan'],
  remedy: 'edit',
  advice: '孤儿以民政部门认定为准；不是孤儿的改为“否”，是孤儿的填写实际监护人',
  basis: '领域手册4.5；学生基本信息采集表第39项（是否孤儿）',
  appliesTo: (student) => codeOf('yesNo', textOf(student, 'orphan')) === '1' && namedMembers(student).length > 0,
  faults: (student) =>
    namedMembers(student).some((fields) => isParentAndGuardian(student, fields))
      ? [{ field: 'orphan', message: '填为孤儿，而家庭成员中有父亲或母亲是监护人' }]
      : [],
  examples: {
    holds: [
      { orphan: '是', 'guardian1.relation': '爷爷', 'guardian2.relation': '奶奶' },
      { orphan: '是', 'guardian1.isGuardian': '否', 'guardian2.isGuardian': '否' },
      { orphan: '否' },
    ],
    broken: [{ orphan: '是' }, { orphan: '1', 'guardian1.relation': '爷爷' }],
  },
});

function isParentAndGuardian(student: Student, fields: MemberFields): boolean {
  return isGuardian(student, fields) && PARENTS.has(relationsOf(student, fields)[0]);
}
