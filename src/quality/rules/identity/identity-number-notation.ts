import { defineRule } from '../../rule.ts';
import { numberOf } from './resident-number.ts';

/** 证件号书写不规范 — the number may be right, but other programs will not find it; they compare it sign by sign. */
export default defineRule({
  code: 'ID-17',
  title: '证件号书写不规范',
  dimension: 'conformance',
  severity: 'notice',
  fields: ['idNumber'],
  remedy: 'normalise',
  advice: '去掉空格和撇号，全角改半角，末位小写 x 改大写 X；可由系统一并规范',
  basis: '证件号规范写法（手册 4.1）',
  appliesTo: (student) => numberOf(student) !== '',
  faults: (student) => {
    const found = SLIPS.filter(([slip]) => slip.test(student.idNumber ?? '')).map(([, name]) => name);
    return found.length === 0
      ? []
      : [{ field: 'idNumber', message: `证件号里有${found.join('、')}，应写成半角、无空格` }];
  },
  examples: {
    holds: [{ idNumber: '41132319890721992X' }, { idNumber: '' }],
    broken: [
      { idNumber: '41132319890721992x' },
      { idNumber: '411323 20150312 9914' },
      { idNumber: "'411323201503129914" },
      { idNumber: '４11323201503129914' },
    ],
  },
});

const SLIPS = [
  [/[\s\p{Cc}\p{Cf}]/u, '空格或看不见的字符'],
  [/[\uFF01-\uFF5E]/, '全角字符'],
  [/['‘’`\uFF07]/, '撇号'],
  [/[x\uFF58]/, '小写 x'],
] as const satisfies readonly (readonly [RegExp, string])[];
