import { defineRule } from '../../rule.ts';
import { idTypeOf, numberOf } from './resident-number.ts';

/** 无身份证件号 — the pupil has a way of their own: first the household register, then the national enquiry. */
export default defineRule({
  code: 'ID-09',
  title: '无身份证件号',
  dimension: 'completeness',
  severity: 'query',
  fields: ['idType', 'idNumber'],
  remedy: 'no-id-pathway',
  advice: '核实是否已上户口：已有证件号的先做“全国学籍查询”再变更；没有的提醒家长办理，并上传在校就读证明',
  basis: '西峡县核查通知 一（二）',
  appliesTo: (student) => idTypeOf(student) === 'Z',
  faults: (student) =>
    numberOf(student) === '' ? [{ field: 'idNumber', message: '学生没有身份证件号，请核实户口是否已办好' }] : [],
  examples: {
    holds: [
      { idType: '其他', idNumber: '411323201503129914' },
      { idType: '居民身份证', idNumber: '' },
    ],
    broken: [
      { idType: '其他', idNumber: '' },
      { idType: 'Z', idNumber: '\u3000' },
    ],
  },
});
