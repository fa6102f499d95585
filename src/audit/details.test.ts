import { expect, test } from 'vitest';
import { detailInWords } from './details.ts';

test('what was done is told in words: which deed, how many, yes or no, before and after', () => {
  expect(detailInWords({ deed: 'plan', people: 3, clear: false })).toBe('做了什么：发起；人数：3；号码原文：否');
  expect(detailInWords({ name: { before: '丁河小学', after: '丁河镇中心小学' } })).toBe(
    '名称：（改前：丁河小学；改后：丁河镇中心小学）',
  );
  expect(detailInWords({ units: ['/41', '/42'], grades: [] })).toBe('单位：/41、/42；年级：无');
});

test('what was not said is left out, and an older name stays as it was written', () => {
  expect(detailInWords({ unit: undefined, reason: '', gone: null, formerName: 7 })).toBe('formerName：7');
});
