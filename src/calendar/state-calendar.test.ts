import chineseDays from 'chinese-days';
import { describe, expect, test } from 'vitest';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { STATE_CALENDAR } from './state-calendar.ts';
import { isWorkingDay, workingDaysAfter, workingDaysLeft } from './working-days.ts';

describe.each([...STATE_CALENDAR.years])('the holidays of %i', (year) => {
  test('are those an independent list knows, day by day', () => {
    const different: string[] = [];
    for (let day: LocalDate = `${year}-01-01`; day <= `${year}-12-31`; day = addDays(day, 1)) {
      if (isWorkingDay(day, STATE_CALENDAR) !== chineseDays.isWorkday(day)) different.push(day);
    }
    expect(different).toEqual([]);
  });
});

test('十个工作日 over 清明 2025 end one day later than over a plain fortnight', () => {
  expect(workingDaysAfter('2025-03-10', 10, STATE_CALENDAR)).toBe('2025-03-24');
  expect(workingDaysAfter('2025-03-31', 10, STATE_CALENDAR)).toBe('2025-04-15');
});

test('a Sunday that is worked before 国庆 counts', () => {
  expect(isWorkingDay('2025-09-28', STATE_CALENDAR)).toBe(true);
  expect(workingDaysAfter('2025-09-26', 1, STATE_CALENDAR)).toBe('2025-09-28');
});

test('across a year nobody has published yet nothing is guessed', () => {
  const lastYear = Math.max(...STATE_CALENDAR.years);
  expect(workingDaysAfter(`${lastYear}-12-25`, 10, STATE_CALENDAR)).toBeUndefined();
  expect(isWorkingDay(`${lastYear + 1}-03-01`, STATE_CALENDAR)).toBeUndefined();
});

test('days left are counted down to nought on the last day, and below it afterwards', () => {
  expect(workingDaysLeft('2025-04-14', '2025-04-15', STATE_CALENDAR)).toBe(1);
  expect(workingDaysLeft('2025-04-15', '2025-04-15', STATE_CALENDAR)).toBe(0);
  expect(workingDaysLeft('2025-04-17', '2025-04-15', STATE_CALENDAR)).toBe(-2);
});
