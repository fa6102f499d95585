import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 健康状况与残疾类型矛盾 — disabled in one column and not in the other. */
export default defineRule({
  code: 'SP-04',
  title: '健康状况与残疾类型矛盾',
  dimension: 'plausibility',
  severity: 'query',
  fields: ['health', 'disability'],
  remedy: 'edit',
  advice: '凭残疾人证核对；有残疾的填残疾类型，没有的改健康状况',
  basis: 'GB/T 2261.3 健康状况代码；GB/T 26341 残疾人残疾分类和分级',
  appliesTo: (student) => codeOf('health', textOf(student, 'health')) === '50',
  faults: (student) =>
    codeOf('disability', textOf(student, 'disability')) === '0'
      ? [{ field: 'disability', message: '健康状况为残疾，而残疾类型为无残疾' }]
      : [],
  examples: {
    holds: [
      { health: '残疾', disability: '肢体残疾', inclusiveEducation: '其他残疾随班就读' },
      { health: '有慢性病', disability: '无残疾' },
    ],
    broken: [{ health: '残疾' }, { health: '50', disability: '0' }],
  },
});
