import { describe, expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { isDayOfYear, USUAL_TERMS, waitsUntil } from './terms.ts';

const AFTER_TEN = { ...USUAL_TERMS, graduates: { by: 'working-days', days: 10 } } as const;

describe('the last day on which a leaver may wait', () => {
  test('of a graduate is 30 September, or so many working days after term begins', () => {
    expect(waitsUntil('primary', '2025-07-05', USUAL_TERMS, STATE_CALENDAR)).toBe('2025-09-30');
    expect(waitsUntil('primary', '2025-07-05', AFTER_TEN, STATE_CALENDAR)).toBe('2025-09-15');
    expect(waitsUntil('junior', '2025-07-05', USUAL_TERMS, STATE_CALENDAR)).toBe('2025-09-30');
  });

  test('of one who is transferred out is ten working days on, over 国庆 and its worked Saturday', () => {
    expect(waitsUntil('transfer-out', '2025-09-28', USUAL_TERMS, STATE_CALENDAR)).toBe('2025-10-17');
  });

  test('of one who is transferred out before 春节 counts neither the holiday nor forgets its worked weekend days', () => {
    expect(waitsUntil('transfer-out', '2025-01-20', USUAL_TERMS, STATE_CALENDAR)).toBe('2025-02-08');
  });

  test('of who graduates after the day is as many working days as everybody has for a case', () => {
    expect(waitsUntil('primary', '2025-10-20', USUAL_TERMS, STATE_CALENDAR)).toBe('2025-11-03');
  });

  test('is not guessed where the holidays of the year are not published', () => {
    expect(waitsUntil('transfer-out', '2093-05-01', USUAL_TERMS, STATE_CALENDAR)).toBeUndefined();
    expect(waitsUntil('primary', '2093-07-01', AFTER_TEN, STATE_CALENDAR)).toBeUndefined();
  });
});

test('the day is one that every year has, in the second half', () => {
  expect(['09-30', '07-01', '12-30'].map(isDayOfYear)).toEqual([true, true, true]);
  expect(['06-30', '13-01', '09-31', '9-30', ''].map(isDayOfYear)).toEqual([false, false, false, false, false]);
});
