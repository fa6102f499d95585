import { readRegion } from '#src/registry/region.ts';
import { textOf } from '#src/registry/student.ts';
import { isForeigner } from '../../origin.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/**
 * 出生地行政区划代码错误 — where the child was born, as the household register has it.
 *
 * An empty cell is left to SP-07. Not asked of a foreigner, whom GB/T 2260 has no place for.
 */
export default defineRule({
  code: 'CO-02',
  title: '出生地行政区划代码错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['birthplaceCode', 'nationality'],
  needs: ['birthplaceCode'],
  remedy: 'edit',
  advice: '按户口簿或出生证明填写6位或12位行政区划代码，如西峡县“411323”',
  basis: 'GB/T 2260 中华人民共和国行政区划代码；学生基本信息采集表第4项（出生地）',
  appliesTo: (student) => textOf(student, 'birthplaceCode') !== '' && !isForeigner(student),
  faults: (student) => {
    const region = textOf(student, 'birthplaceCode');
    if (readRegion(region) !== undefined) return [];
    return [{ field: 'birthplaceCode', message: `出生地行政区划代码${quote(region)}不是6位或12位行政区划代码` }];
  },
  examples: {
    holds: [
      { birthplaceCode: '411323' },
      { birthplaceCode: '411323104000' },
      { birthplaceCode: '810000' },
      { birthplaceCode: '纽约', nationality: '美国' },
    ],
    broken: [{ birthplaceCode: '河南西峡' }, { birthplaceCode: '41132' }, { birthplaceCode: '991323000000' }],
  },
});
