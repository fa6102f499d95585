import { readSchoolCode } from '#src/registry/school-code.ts';
import { textOf } from '#src/registry/student.ts';
import { defineRule, type Setting } from '../../rule.ts';

/** 学校标识码错误 — it says whose pupil this is. Whether there is such a school is asked once the list of schools is loaded. */
export default defineRule({
  code: 'RN-05',
  title: '学校标识码错误',
  dimension: 'conformance',
  severity: 'error',
  fields: ['schoolCode'],
  remedy: 'edit',
  advice: '按教育部机构代码库填写本校 10 位学校标识码',
  basis: '学校（机构）标识码 10 位（手册 2）',
  faults: (student, setting) => {
    const message = whyNot(textOf(student, 'schoolCode'), setting);
    return message === undefined ? [] : [{ field: 'schoolCode', message }];
  },
  examples: {
    holds: [
      { schoolCode: '2141000001' },
      {
        schoolCode: '2141000001',
        setting: { schools: new Map([['2141000001', { code: '2141000001', name: '丁河镇中心小学' }]]) },
      },
    ],
    broken: [
      { schoolCode: '' },
      { schoolCode: '214100001' },
      { schoolCode: '2141000001', setting: { schools: new Map() } },
    ],
  },
});

function whyNot(text: string, { schools }: Setting): string | undefined {
  if (text === '') return '学校标识码没有填写';
  const code = readSchoolCode(text);
  if (code === undefined) return '学校标识码应为 10 位数字';
  return schools === undefined || schools.has(code) ? undefined : `学校名单里没有标识码 ${code}`;
}
