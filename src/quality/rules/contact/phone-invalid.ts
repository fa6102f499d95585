import { readPhone } from '#src/registry/phone.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule } from '../../rule.ts';

/** 联系电话格式错误 — a number nobody can dial reaches nobody when the child is missing. An empty cell is left to SP-07. */
export default defineRule({
  code: 'CO-03',
  title: '联系电话格式错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['phone'],
  remedy: 'edit',
  advice: '填11位手机号，或带区号的固定电话，如“0377-69661234”；只填一个号码',
  basis: '领域手册4.4（电话）；学生基本信息采集表第31项（联系电话）',
  appliesTo: (student) => textOf(student, 'phone') !== '',
  faults: (student) =>
    readPhone(textOf(student, 'phone')) === undefined
      ? [{ field: 'phone', message: '联系电话既不是11位手机号，也不是带区号的固定电话' }]
      : [],
  examples: {
    holds: [{ phone: '13837700001' }, { phone: '0377-69661234' }, { phone: '138 3770 0001' }, { phone: '' }],
    broken: [{ phone: '1383770001' }, { phone: '12837700001' }, { phone: '69661234' }, { phone: '无' }],
  },
});
