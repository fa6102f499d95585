import { expect, test } from 'vitest';
import { titleLines } from './title-lines.ts';

test('a short title is one line', () => {
  expect(titleLines('关于商请接续张小明学籍的函')).toEqual(['关于商请接续张小明学籍的函']);
});

test('a long one is broken at a seam, and no line begins with 的', () => {
  const title = '西峡县教育体育局关于商请接续我县小学毕业生学籍的函';
  const lines = titleLines(title);
  expect(lines.join('')).toBe(title);
  expect(lines.length).toBe(2);
  for (const line of lines) {
    expect([...line].length).toBeLessThanOrEqual(20);
    expect(line).not.toMatch(/^[的了、，。）》”]/);
  }
  expect(lines[0]).toBe('西峡县教育体育局关于');
});

test('a very long one has as many lines as it needs, none wider than the page', () => {
  const title = '关于在全县义务教育阶段学校开展中小学生学籍信息质量核查和做好学籍业务监测有关工作情况的通报';
  const lines = titleLines(title);
  expect(lines.join('')).toBe(title);
  expect(Math.max(...lines.map((line) => [...line].length))).toBeLessThanOrEqual(20);
});
