import { codeOf } from '#src/registry/codes.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 性别为空或不在代码表 — 未说明 (9) is a code of the standard, but every pupil's household register says more. */
export default defineRule({
  code: 'ID-21',
  title: '性别为空或不在代码表',
  dimension: 'conformance',
  severity: 'error',
  fields: ['sex'],
  remedy: 'key-information-change',
  advice: '按户口簿填“男”或“女”',
  basis: 'GB/T 2261.1 人的性别代码',
  faults: (student) => {
    const text = textOf(student, 'sex');
    if (['1', '2'].includes(codeOf('sex', text) ?? '')) return [];
    return [{ field: 'sex', message: text === '' ? '性别没有填写' : `性别应为男或女，现在是“${text.slice(0, 10)}”` }];
  },
  examples: {
    holds: [{ sex: '男' }, { sex: '2' }],
    broken: [{ sex: '' }, { sex: '9' }, { sex: '男孩' }],
  },
});
