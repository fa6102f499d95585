import { expect, test } from 'vitest';
import { countyCalendar, dayObjections } from './county-days.ts';
import { isWorkingDay, workingDaysAfter } from './working-days.ts';

const PLAIN = countyCalendar([], 0);

test('a day off the county signs for makes every term over it a day longer', () => {
  const { calendar } = countyCalendar([{ day: '2025-03-25', worked: false }], 1);

  expect(workingDaysAfter('2025-03-20', 3, PLAIN.calendar)).toBe('2025-03-25');
  expect(workingDaysAfter('2025-03-20', 3, calendar)).toBe('2025-03-26');
});

test('a Saturday may be worked, and a holiday of the State Council too', () => {
  const { calendar } = countyCalendar(
    [
      { day: '2025-03-22', worked: true },
      { day: '2025-04-04', worked: true },
    ],
    2,
  );

  expect(isWorkingDay('2025-03-22', calendar)).toBe(true);
  expect(isWorkingDay('2025-04-04', calendar)).toBe(true);
  expect(isWorkingDay('2025-04-04', PLAIN.calendar)).toBe(false);
});

test('the version says which calendar a term was reckoned with', () => {
  expect(countyCalendar([], 0).version).toMatch(/^国办 \d{4}$/);
  expect(countyCalendar([{ day: '2025-03-25', worked: false }], 3).version).toMatch(/本县第 3 版$/);
});

test.each([
  ['2025-03-20', false, 'past'],
  ['2025-03-01', false, 'past'],
  ['2025-03-24', true, 'same'],
  ['2025-03-22', false, 'same'],
  ['2091-03-20', false, 'unpublished'],
] as const)('%s as worked=%s is refused: %s', (day, worked, code) => {
  expect(dayObjections(day, worked, '2025-03-20', PLAIN).map((objection) => objection.code)).toEqual([code]);
});

test('a weekday to come may be taken off', () => {
  expect(dayObjections('2025-03-25', false, '2025-03-20', PLAIN)).toEqual([]);
});
