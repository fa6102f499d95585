import { expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { dueOf, isUndated } from './due.ts';

test('an error is due in ten working days, over 清明 a day later, and a notice never', () => {
  expect(dueOf('error', '2025-03-10', STATE_CALENDAR)).toBe('2025-03-24');
  expect(dueOf('error', '2025-03-31', STATE_CALENDAR)).toBe('2025-04-15');
  expect(dueOf('query', '2025-03-10', STATE_CALENDAR)).toBe('2025-03-31');
  expect(dueOf('notice', '2025-03-10', STATE_CALENDAR)).toBeUndefined();
});

test('a Sunday that is worked counts, and so does a day off the county signed for', () => {
  expect(dueOf('error', '2025-09-19', STATE_CALENDAR)).toBe('2025-10-10');
  const { calendar } = countyCalendar([{ day: '2025-03-14', worked: false }], 1);
  expect(dueOf('error', '2025-03-10', calendar)).toBe('2025-03-25');
});

test('over a year nobody has published yet there is no day, and it is said; of a notice nothing is missing', () => {
  const last = Math.max(...STATE_CALENDAR.years);
  const due = dueOf('error', `${last}-12-28`, STATE_CALENDAR);
  expect(due).toBeUndefined();
  expect(isUndated('error', due)).toBe(true);
  expect(isUndated('notice', undefined)).toBe(false);
  expect(isUndated('error', '2025-03-24')).toBe(false);
});
