import { readRegion } from '#src/registry/region.ts';
import { textOf } from '#src/registry/student.ts';
import { isForeigner } from '../../origin.ts';
import { quote } from '../../quote.ts';
import { defineRule } from '../../rule.ts';

/**
 * 户口所在地行政区划代码错误 — where the household is registered decides which county answers for the child.
 *
 * An empty cell is left to SP-07. Not asked of a foreigner, whom GB/T 2260 has no place for.
 */
export default defineRule({
  code: 'CO-01',
  title: '户口所在地行政区划代码错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['householdRegion', 'nationality'],
  needs: ['householdRegion'],
  remedy: 'edit',
  advice: '按户口簿填写6位或12位行政区划代码，如西峡县“411323”',
  basis: 'GB/T 2260 中华人民共和国行政区划代码；学生基本信息采集表第17项（户口所在地）',
  appliesTo: (student) => textOf(student, 'householdRegion') !== '' && !isForeigner(student),
  faults: (student) => {
    const region = textOf(student, 'householdRegion');
    if (readRegion(region) !== undefined) return [];
    return [{ field: 'householdRegion', message: `户口所在地行政区划${quote(region)}不是6位或12位行政区划代码` }];
  },
  examples: {
    holds: [
      { householdRegion: '411323' },
      { householdRegion: '411323104000' },
      { householdRegion: '810000' },
      { householdRegion: '纽约', nationality: '美国' },
    ],
    broken: [{ householdRegion: '河南西峡' }, { householdRegion: '41132' }, { householdRegion: '991323000000' }],
  },
});
