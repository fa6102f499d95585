import { toHalfWidth } from '#src/kernel/text.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 电子信箱格式错误 — nobody need have one; what stands there must be one. */
export default defineRule({
  code: 'CO-06',
  title: '电子信箱格式错误',
  dimension: 'conformance',
  severity: 'notice',
  fields: ['email'],
  remedy: 'edit',
  advice: '填完整的电子信箱，如“name@example.cn”；没有的留空',
  basis: '学生基本信息采集表第33项（电子信箱）',
  appliesTo: (student) => textOf(student, 'email') !== '',
  faults: (student) =>
    /^[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+$/.test(toHalfWidth(textOf(student, 'email')))
      ? []
      : [{ field: 'email', message: '电子信箱不是完整的邮件地址' }],
  examples: {
    holds: [{ email: 'zhang@example.cn' }, { email: '' }],
    broken: [{ email: '无' }, { email: 'zhang.example.cn' }, { email: 'zhang@example' }],
  },
});
