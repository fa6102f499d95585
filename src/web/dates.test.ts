import { expect, test } from 'vitest';
import { dayInWords, dayTyped, momentInWords, shortDay } from './dates.ts';

test('a day is typed as eight digits, or as it stands on the paper', () => {
  expect(['20150309', '2015-3-9', '2015.03.09', '2015年3月9日', ' 20150309 '].map(dayTyped)).toEqual(
    Array(5).fill('2015-03-09'),
  );
});

test('a day that is in no calendar is no day', () => {
  expect(['20150230', '20151301', '2015', '今天', ''].map(dayTyped)).toEqual(Array(5).fill(undefined));
});

test('a day is shown in words, and what is no day as it is', () => {
  expect(dayInWords('2025-03-20')).toBe('2025年3月20日');
  expect(shortDay('2025-03-02')).toBe('3月2日');
  expect(dayInWords('不详')).toBe('不详');
});

test('an hour is that of Beijing, wherever the browser stands', () => {
  expect(momentInWords('2025-03-20T16:05:00Z')).toBe('2025-03-21 00:05');
});
