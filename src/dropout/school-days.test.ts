import { expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { isSchoolDay, schoolDaysAfter, schoolDaysFrom } from './school-days.ts';

const plain = { calendar: STATE_CALENDAR, terms: [] };
const withTerms = {
  calendar: STATE_CALENDAR,
  terms: [
    { from: '2024-09-01', until: '2025-01-17' },
    { from: '2025-02-17', until: '2025-07-04' },
  ],
} as const;

test('in 寒假 no day is taught, however many are worked', () => {
  expect(isSchoolDay('2025-02-13', plain)).toBe(true);
  expect(isSchoolDay('2025-02-13', withTerms)).toBe(false);
  expect(schoolDaysAfter('2025-01-16', 2, withTerms)).toBe('2025-02-17');
});

test('over 春节 and its 调休 days only those are counted that are worked', () => {
  // 26 January and 8 February 2025 are worked; 28 January to 4 February are days off.
  expect(schoolDaysFrom('2025-01-24', '2025-02-08', plain)).toBe(7);
  expect(schoolDaysAfter('2025-01-24', 5, plain)).toBe('2025-02-07');
});

test('a worked Saturday is a school day, and a day off in the week is none', () => {
  expect(isSchoolDay('2025-04-27', plain)).toBe(true);
  expect(isSchoolDay('2025-05-01', plain)).toBe(false);
});

test('beyond the terms that were set every working day counts, for nobody said otherwise', () => {
  expect(isSchoolDay('2025-09-01', withTerms)).toBe(true);
});

test('across a year whose days off are not published nothing is guessed', () => {
  expect(schoolDaysAfter('2099-01-05', 3, plain)).toBeUndefined();
});
