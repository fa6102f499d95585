import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 姓名为空 — a record without a name can be told to no parent and matched with no register. */
export default defineRule({
  code: 'ID-01',
  title: '姓名为空',
  dimension: 'completeness',
  severity: 'error',
  fields: ['name'],
  remedy: 'key-information-change',
  advice: '按户口簿补填姓名，走“关键信息变更”',
  basis: '西峡县核查通知 一（一）',
  faults: (student) =>
    textOf(student, 'name') === '' ? [{ field: 'name', message: '姓名没有填写，请按户口簿补填' }] : [],
  examples: {
    holds: [{ name: '张小明' }, { name: '阿依古丽·买买提' }],
    broken: [{ name: '' }, { name: ' \u3000' }],
  },
});
