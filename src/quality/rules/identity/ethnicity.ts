import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 民族为空或不在代码表 — by code or by name, with 族 or without. */
export default defineRule({
  code: 'ID-25',
  title: '民族为空或不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: ['ethnicity'],
  remedy: 'edit',
  advice: '按户口簿填写民族全称，如“汉族”',
  basis: 'GB/T 3304 中国各民族名称代码',
  faults: (student) => {
    const text = textOf(student, 'ethnicity');
    if (codeOf('ethnicity', text) !== undefined) return [];
    return [{ field: 'ethnicity', message: text === '' ? '民族没有填写' : `民族“${text.slice(0, 10)}”不在代码表中` }];
  },
  examples: {
    holds: [{ ethnicity: '汉族' }, { ethnicity: '汉' }, { ethnicity: '05' }, { ethnicity: '维吾尔' }],
    broken: [{ ethnicity: '' }, { ethnicity: '河南' }, { ethnicity: '57' }],
  },
});
