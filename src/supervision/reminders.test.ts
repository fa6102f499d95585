import { expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import { workingDaysAfter } from '#src/calendar/working-days.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { LADDER, rungReached, seatsOf } from './reminders.ts';

const { calendar } = countyCalendar([], 0);

/** What is said on each day from the one it was issued on, as the round of that day finds it. */
function said(from: LocalDate, days: number, until: LocalDate): readonly (readonly [LocalDate, string])[] {
  const due = workingDaysAfter(from, days, calendar);
  const told: [LocalDate, string][] = [];
  let rungs = 0;
  for (let day = from; day <= until; day = addDays(day, 1)) {
    const rung = rungReached(day, { due, days, told: rungs }, calendar);
    if (rung === undefined) continue;
    told.push([day, LADDER[rung]?.event ?? '']);
    rungs = rung + 1;
  }
  return told;
}

test('two working days before, on the day, the day after, and three working days after', () => {
  expect(said('2025-03-20', 5, '2025-04-10')).toEqual([
    ['2025-03-25', 'supervision-two-days'],
    ['2025-03-27', 'supervision-due'],
    ['2025-03-28', 'supervision-overdue'],
    ['2025-04-01', 'supervision-escalated'],
  ]);
});

test('over Spring Festival nobody is reminded on a day off, and a worked Sunday counts', () => {
  // 2025: off from 1月28日 to 2月4日, worked on Sunday 1月26日 and Saturday 2月8日.
  expect(said('2025-01-22', 5, '2025-02-14')).toEqual([
    ['2025-01-26', 'supervision-two-days'],
    ['2025-02-05', 'supervision-due'],
    ['2025-02-06', 'supervision-overdue'],
    ['2025-02-08', 'supervision-escalated'],
  ]);
});

test('an item of two days is not reminded that two days are left', () => {
  expect(said('2025-03-20', 2, '2025-03-25')).toEqual([
    ['2025-03-24', 'supervision-due'],
    ['2025-03-25', 'supervision-overdue'],
  ]);
});

test('a round that was not made for days says only where the matter stands now', () => {
  const due: LocalDate = '2025-03-27';
  expect(rungReached('2025-04-03', { due, days: 5, told: 0 }, calendar)).toBe(3);
  expect(rungReached('2025-04-03', { due, days: 5, told: 4 }, calendar)).toBeUndefined();
});

test('across an unpublished year nothing is said, for nobody knows the day', () => {
  expect(rungReached('2025-03-20', { due: undefined, days: 5, told: 0 }, calendar)).toBeUndefined();
});

test('what a school owes reaches its registrar, its head, who issued it, and at last the central school and the county', () => {
  expect(seatsOf('answerers', 'county', 'school')).toEqual([{ of: 'receiver', office: 'registrar' }]);
  expect(seatsOf('head', 'county', 'school')).toEqual([{ of: 'receiver', office: 'head' }]);
  expect(seatsOf('issuer', 'central-school', 'school')).toEqual([{ of: 'issuer', office: 'central-school' }]);
  expect(seatsOf('above', 'central-school', 'school').map(({ office }) => office)).toEqual([
    'central-school',
    'county',
  ]);
});

test('what the county owes the city stays between the two', () => {
  expect(seatsOf('answerers', 'city', 'county')).toEqual([{ of: 'receiver', office: 'county' }]);
  expect(seatsOf('issuer', 'city', 'county')).toEqual([{ of: 'issuer', office: 'city-inspector' }]);
  expect(seatsOf('above', 'city', 'county')).toEqual([]);
});
