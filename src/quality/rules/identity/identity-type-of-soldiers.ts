import { labelOf } from '#src/registry/codes.ts';
import { defineRule } from '../../rule.ts';
import { idTypeOf } from './resident-number.ts';

/** 身份证件类型不适用于学生 — no child holds an officer's card; the wrong line of the list was clicked. */
export default defineRule({
  code: 'ID-07',
  title: '身份证件类型不适用于学生',
  dimension: 'plausibility',
  severity: 'error',
  fields: ['idType'],
  remedy: 'key-information-change',
  advice: '军人、文职干部的证件不适用于学生，请改为学生本人所持证件的类型',
  basis: 'JY/T 1001 身份证件类型代码',
  appliesTo: (student) => idTypeOf(student) !== undefined,
  faults: (student) => {
    const type = idTypeOf(student) ?? '';
    return ['2', '3', '4', '5'].includes(type)
      ? [{ field: 'idType', message: `学生不会持有${labelOf('idType', type)}，请改为本人所持证件的类型` }]
      : [];
  },
  examples: {
    holds: [{ idType: '居民身份证' }, { idType: '其他' }],
    broken: [{ idType: '军官证' }, { idType: '5' }],
  },
});
