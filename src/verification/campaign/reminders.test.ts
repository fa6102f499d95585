import { expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { reminderOn } from './reminders.ts';

const { calendar } = countyCalendar([], 0);
const SPRING = { startsOn: '2025-03-12', deadline: '2025-04-08' } as const;
const on = (day: LocalDate) => reminderOn(day, SPRING, calendar);

test('of the notice’s campaign: half its time on 25 March, five and two working days before, and on 8 April', () => {
  expect(on('2025-03-24')).toBeUndefined();
  expect(on('2025-03-25')).toBe('campaign-half');
  expect(on('2025-03-31')).toBe('campaign-five');
  expect(on('2025-04-03')).toBe('campaign-two');
  expect(on('2025-04-08')).toBe('campaign-due');
});

test('nobody is reminded on a day off, before it begins, or in a year that is not published', () => {
  expect(on('2025-04-04')).toBeUndefined(); // 清明
  expect(on('2025-03-11')).toBeUndefined();
  expect(reminderOn('2031-03-20', { startsOn: '2031-03-12', deadline: '2031-04-08' }, calendar)).toBeUndefined();
});
