import { expect, test } from 'vitest';
import type { Paper } from '#src/cases/print/paper.ts';
import { APPLICATION_FORM, DECISION, RECEIPT } from '#src/cases/print/templates.ts';
import { compile, uncoveredIn } from '#src/printing/compile.ts';

const PAPER: Paper = {
  title: '关键信息变更申请表',
  number: '2025-000001',
  county: '西峡县教育体育局',
  school: '丁河镇中心小学',
  day: '2025-03-20',
  state: '办理中',
  pupils: [
    {
      name: '阿卜杜热合曼·阿卜杜克热木',
      place: '丁河镇中心小学 四年级1班',
      changes: [{ title: '姓名', before: '张小明', after: '张晓明 #panic("x") *粗* $x$' }],
    },
  ],
  answers: [['变更原因', '姓名变更']],
  proofs: ['户籍登记项目变更证明'],
  steps: [{ title: '学校核验', desk: '丁河镇中心小学 学校领导', outcome: '', opinion: '' }],
  basis: ['西峡县教育体育局 2025-03-12 通知 一(二)'],
  demo: true,
  receipt: '23456789ABCD',
  qr: '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 10 10"><rect width="5" height="5"/></svg>',
  address: 'http://127.0.0.1:3000/receipt',
};

test.each([
  ['the application form', APPLICATION_FORM],
  ['the receipt', RECEIPT],
  ['the decision', DECISION],
])('%s is printed, whatever somebody typed into it', (_, template) => {
  const pdf = compile({ template, data: PAPER });

  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-');
  expect(pdf.length).toBeGreaterThan(5000);
});

test('a paper without pupils, answers and proofs is printed as well', () => {
  const data: Paper = { ...PAPER, pupils: [], answers: [], proofs: [], steps: [] };

  for (const template of [APPLICATION_FORM, RECEIPT, DECISION]) {
    expect(compile({ template, data }).length).toBeGreaterThan(5000);
  }
});

test('rare characters of names have a glyph, and one of somebody’s own making is named and not printed as a box', () => {
  expect(uncoveredIn({ template: '', data: '张小明 龘䶮㛃·王' })).toEqual([]);
  expect(uncoveredIn({ template: '', data: '张\uE123明' })).toEqual(['\uE123']);
});

test('the typesetter names its own mistake', () => {
  expect(() => compile({ template: '#nothing-of-this-name', data: {} })).toThrow();
});
