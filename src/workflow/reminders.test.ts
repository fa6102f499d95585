import { expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { dueOf, remindersBy } from './reminders.ts';

const STEP = { startedOn: '2025-03-10', days: 10, due: '2025-03-24' } as const;

test.each([
  ['2025-03-10', []],
  ['2025-03-14', []],
  ['2025-03-17', ['half-time']],
  ['2025-03-19', ['half-time']],
  ['2025-03-20', ['half-time', 'two-days']],
  ['2025-03-24', ['half-time', 'two-days', 'due']],
  ['2025-03-25', ['half-time', 'two-days', 'due', 'overdue']],
] as const)('ten working days from 10 March: by %s the desk has been told %j', (today, told) => {
  expect(remindersBy(today, STEP, STATE_CALENDAR)).toEqual(told);
});

test('nobody is reminded on a Saturday', () => {
  expect(remindersBy('2025-03-22', STEP, STATE_CALENDAR)).toEqual([]);
});

test('a Sunday that is worked is a day like others', () => {
  expect(remindersBy('2025-04-27', { startedOn: '2025-04-21', days: 5, due: '2025-04-27' }, STATE_CALENDAR)).toContain(
    'due',
  );
});

test('a step of two days is told when it is due, and not before', () => {
  const short = { startedOn: '2025-03-10', days: 2, due: '2025-03-12' } as const;

  expect(remindersBy('2025-03-11', short, STATE_CALENDAR)).toEqual([]);
  expect(remindersBy('2025-03-12', short, STATE_CALENDAR)).toEqual(['due']);
});

test('across an unpublished year the alarm is raised, and no day is named', () => {
  const year = Math.max(...STATE_CALENDAR.years);
  const startedOn = `${year}-12-28` as const;

  expect(dueOf(startedOn, 10, STATE_CALENDAR)).toBeUndefined();
  expect(remindersBy(startedOn, { startedOn, days: 10, due: undefined }, STATE_CALENDAR)).toEqual(['unpublished']);
});
