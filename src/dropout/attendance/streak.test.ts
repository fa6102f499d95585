import { describe, expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { USUAL_SETTINGS } from '../settings.ts';
import type { AbsenceReason } from './absence.ts';
import { levelsReached, streakOf } from './streak.ts';

const calendar = { calendar: countyCalendar([], 0).calendar, terms: [] };

/** A child who was away on these days, of a class that was marked on these and some more. */
function child(absent: Readonly<Record<string, AbsenceReason>>, ...marked: readonly LocalDate[]) {
  const days = Object.entries(absent) as [LocalDate, AbsenceReason][]; // written below as days
  return { absent: new Map(days), marked: new Set([...days.map(([day]) => day), ...marked]) };
}
const away = (...days: readonly string[]) => Object.fromEntries(days.map((day) => [day, 'unexcused' as const]));

describe('so many school days in a row without leave', () => {
  test('a weekend between two of them neither counts nor ends the row', () => {
    const absent = away('2025-03-13', '2025-03-14', '2025-03-17', '2025-03-18');
    expect(streakOf(child(absent), '2025-03-18', calendar)).toEqual({
      days: 4,
      first: '2025-03-13',
      last: '2025-03-18',
    });
  });

  test('nor does the Spring Festival, and a Sunday that is worked for it counts', () => {
    // 26 January and 8 February 2025 are worked; 28 January to 4 February is the holiday.
    const absent = away('2025-01-24', '2025-01-26', '2025-01-27', '2025-02-05', '2025-02-06');
    expect(streakOf(child(absent), '2025-02-06', calendar)).toMatchObject({ days: 5, first: '2025-01-24' });
  });

  test('nor do the winter holidays of a county that has set its terms', () => {
    const terms = [
      { from: '2024-09-02', until: '2025-01-17' },
      { from: '2025-02-17', until: '2025-07-04' },
    ] as const;
    const absent = away('2025-01-16', '2025-01-17', '2025-02-17');
    expect(streakOf(child(absent, '2025-01-20'), '2025-02-17', { ...calendar, terms })).toMatchObject({ days: 3 });
  });

  test('a day on which nobody marked the class is no proof that the child was there', () => {
    expect(streakOf(child(away('2025-03-17', '2025-03-20')), '2025-03-20', calendar)).toMatchObject({ days: 2 });
  });

  test('a day on which the child was there ends it, and so does leave', () => {
    expect(streakOf(child(away('2025-03-17', '2025-03-19'), '2025-03-18'), '2025-03-19', calendar)).toMatchObject({
      days: 1,
      first: '2025-03-19',
    });
    const ill = { ...away('2025-03-17', '2025-03-19'), '2025-03-18': 'sick' as const };
    expect(streakOf(child(ill), '2025-03-19', calendar)).toMatchObject({ days: 1 });
  });

  test('whoever is back has none', () => {
    expect(streakOf(child(away('2025-03-17', '2025-03-18'), '2025-03-19'), '2025-03-19', calendar)).toBeUndefined();
    expect(streakOf(child({}, '2025-03-19'), '2025-03-19', calendar)).toBeUndefined();
  });

  test('as long as today is not marked, the row stands as it was yesterday', () => {
    expect(streakOf(child(away('2025-03-17', '2025-03-18')), '2025-03-19', calendar)).toMatchObject({ days: 2 });
  });
});

test('one day is the teacher’s, three are reported, five open a case', () => {
  expect([0, 1, 3, 5].map((days) => levelsReached(days, USUAL_SETTINGS))).toEqual([
    [],
    ['follow'],
    ['follow', 'report'],
    ['follow', 'report', 'suspect'],
  ]);
});
