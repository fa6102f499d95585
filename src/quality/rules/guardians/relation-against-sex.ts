import { labelOf } from '#src/registry/codes.ts';
import { kinshipOf } from '#src/registry/relation.ts';
import { defineRule } from '../../rule.ts';
import { credibleNumberOf, FAMILY, ofBothMembers, relationsOf } from './family-members.ts';

/**
 * 关系与家庭成员性别矛盾 — as a rule the two members' numbers, or their relations, have changed places.
 *
 * Asked of fathers and mothers, by birth or not, and of grandparents; not of brothers and sisters, whom the county leaves out.
 */
export default defineRule({
  code: 'GU-10',
  title: '关系与家庭成员性别矛盾',
  dimension: 'plausibility',
  severity: 'error',
  fields: ofBothMembers('relation', 'idNumber'),
  needs: [],
  remedy: 'edit',
  advice: '核对两名成员的关系和身份证件号是否填颠倒',
  basis: 'GB 11643—1999 公民身份号码（第17位奇男偶女）',
  appliesTo: (student, setting) =>
    FAMILY.some(
      (fields) =>
        kinshipOf(relationsOf(student, fields)[0]) !== undefined &&
        credibleNumberOf(student, fields, setting) !== undefined,
    ),
  faults: (student, setting) =>
    FAMILY.flatMap((fields, at) => {
      const [relation] = relationsOf(student, fields);
      const expected = kinshipOf(relation)?.sex;
      const sex = credibleNumberOf(student, fields, setting)?.sex;
      if (relation === undefined || expected === undefined || sex === undefined || sex === expected) return [];
      const message = `成员${at + 1}为${labelOf('relation', relation)}，而身份证号表明是${labelOf('sex', sex)}性`;
      return [{ field: fields.relation, message }];
    }),
  examples: {
    holds: [
      { 'guardian1.relation': '继父' },
      { 'guardian2.relation': '外婆' },
      { 'guardian1.relation': '姐姐' },
      { 'guardian1.relation': '母亲', 'guardian1.idNumber': '' },
    ],
    broken: [{ 'guardian1.relation': '母亲' }, { 'guardian2.relation': '父亲' }, { 'guardian1.relation': '姥姥' }],
  },
});
