import { readDate } from '#src/kernel/local-date.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';

/** 出生日期为空或无效 — age, grade and the search for duplicates stand on it. */
export default defineRule({
  code: 'ID-22',
  title: '出生日期为空或无效',
  dimension: 'conformance',
  severity: 'error',
  fields: ['birthDate'],
  remedy: 'key-information-change',
  advice: '按户口簿填写出生年月日，如 20150312',
  basis: '学籍信息采集表：出生日期必填（手册 3.1）',
  faults: (student, setting) => {
    const message = whyNot(textOf(student, 'birthDate'), setting);
    return message === undefined ? [] : [{ field: 'birthDate', message }];
  },
  examples: {
    holds: [{ birthDate: '20150312' }, { birthDate: '2015-3-12' }, { birthDate: '42075' }],
    broken: [{ birthDate: '' }, { birthDate: '20150230' }, { birthDate: '20260312' }],
  },
});

function whyNot(text: string, { today }: Setting): string | undefined {
  if (text === '') return '出生日期没有填写';
  const birth = readDate(text);
  if (birth === undefined) return `出生日期“${text.slice(0, 10)}”不是有效的日期，请写成 20150312 这样`;
  return birth > today ? `出生日期 ${birth} 还没有到` : undefined;
}
