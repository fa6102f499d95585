import { expect, test } from 'vitest';
import { weeksOf } from './month-days.ts';

test('March 2025 begins on a Saturday and has six weeks', () => {
  const weeks = weeksOf(2025, 3);

  expect(weeks).toHaveLength(6);
  expect(weeks[0]).toEqual([undefined, undefined, undefined, undefined, undefined, '2025-03-01', '2025-03-02']);
  expect(weeks.flat().filter(Boolean)).toHaveLength(31);
});

test('February of a leap year that begins on a Thursday fills five weeks', () => {
  expect(weeksOf(2024, 2).flat().filter(Boolean).at(-1)).toBe('2024-02-29');
});
