import { expect, test } from 'vitest';
import { EVERY_FIGURE, figureShape } from './figures.ts';
import { linkInWords, WALL_VIEWS } from './wall-views.ts';

test('every view can be read from five metres, and ranks by a figure that has a worse and a better', () => {
  for (const { title, figures, ranked, course } of WALL_VIEWS) {
    expect(figures.length, title).toBeLessThanOrEqual(8);
    expect(new Set(figures).size, title).toBe(figures.length);
    expect(figureShape(ranked).better, title).not.toBe('neither');
    expect(EVERY_FIGURE, title).toContain(course);
  }
});

test('the three rules of the county are on the wall', () => {
  const rules = WALL_VIEWS.flatMap(({ figures }) => figures.flatMap((key) => figureShape(key).rule ?? []));
  expect(rules).toEqual(expect.arrayContaining(['TM-01', 'TM-02', 'TM-03']));
});

test('when the server is gone or the sign-in has ended, the wall says since when, and of when its figures are', () => {
  expect(linkInWords({ is: 'fresh' }, '14:05')).toBeUndefined();
  expect(linkInWords({ is: 'gone', since: '14:06' }, '14:05')).toBe(
    '自 14:06 起连不上服务器，显示的是 14:05 的数字，正在重试',
  );
  expect(linkInWords({ is: 'signed-out', since: '16:00' }, '15:59')).toContain(
    '登录已于 16:00 到期，显示的是 15:59 的数字',
  );
  expect(linkInWords({ is: 'gone', since: '14:06' }, undefined)).toContain('还没有读到数字');
});
