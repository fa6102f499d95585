import { describe, expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { daysAway, dueOf, escalationOf, isSeatedLongEnough, type Timed } from './dropout-clock.ts';
import { remindersOf } from './reminders.ts';
import { USUAL_SETTINGS as settings } from './settings.ts';

const calendar = { calendar: STATE_CALENDAR, terms: [] };
const winter = {
  calendar: STATE_CALENDAR,
  terms: [
    { from: '2024-09-01', until: '2025-01-17' },
    { from: '2025-02-17', until: '2025-07-04' },
  ],
} as const;

/** Away since Monday 10 March, found and opened on Friday 14 March 2025. */
const away = (over: Partial<Timed> = {}): Timed => ({
  ...{ state: 'suspected', foundOn: '2025-03-14', firstAbsentOn: '2025-03-10', reportedOn: undefined },
  ...{ outcome: undefined, outcomeOn: undefined, seatedOn: undefined, openedOn: '2025-03-14', stateOn: '2025-03-14' },
  ...over,
});
const said = (dropout: Timed, today: LocalDate, isCarried = false, by: typeof calendar | typeof winter = calendar) =>
  remindersOf(dropout, { today, settings, calendar: by, isCarried }).map(({ event }) => event);

describe('the days', () => {
  test('the tenth school day away is the day of the township, the first one counted', () => {
    expect(daysAway(away(), '2025-03-21', calendar)).toBe(10);
    expect(escalationOf(away(), settings, calendar)).toBe('2025-03-21');
  });

  test('whose first day away nobody knows is counted from the day after it was found', () => {
    expect(escalationOf(away({ firstAbsentOn: undefined }), settings, calendar)).toBe('2025-03-28');
  });

  test('a first day away that was no school day counts as none', () => {
    expect(escalationOf(away({ firstAbsentOn: '2025-03-08' }), settings, calendar)).toBe('2025-03-21');
  });

  test('over 春节 and 寒假 the tenth day lies in the new term, and 调休 days of the holidays do not count', () => {
    const before = away({ firstAbsentOn: '2025-01-13', foundOn: '2025-01-17', openedOn: '2025-01-17' });
    expect(escalationOf(before, settings, winter)).toBe('2025-02-21');
    // Without terms the worked Sunday and Saturday count: 26 January and 8 February.
    expect(escalationOf({ ...before, firstAbsentOn: '2025-01-21' }, settings, calendar)).toBe('2025-02-08');
  });

  test.each([
    ['suspected', {}, '2025-03-17'],
    ['investigating', {}, '2025-03-19'],
    ['persuading', {}, '2025-03-21'],
    ['persuading', { stateOn: '2025-04-01' }, '2025-04-07'],
    ['reported', { reportedOn: '2025-03-24', stateOn: '2025-03-24' }, '2025-03-26'],
    ['joint', { stateOn: '2025-03-25' }, '2025-04-09'],
    ['concluded', { outcome: 'returned', outcomeOn: '2025-03-25', stateOn: '2025-03-25' }, '2025-04-01'],
    ['concluded', { outcome: 'leave', outcomeOn: '2025-03-25', stateOn: '2025-03-25' }, '2025-04-09'],
    ['concluded', { outcome: 'mistaken', outcomeOn: '2025-03-25', stateOn: '2025-03-25' }, undefined],
  ] as const)('of a case that is %s the term ends %o %s', (state, over, due) => {
    expect(dueOf(away({ state, ...over }), settings, calendar)).toBe(due);
  });

  test('a child sits in class again once five school days have passed, that of the return counted', () => {
    expect(isSeatedLongEnough('2025-03-31', '2025-04-03', settings, calendar)).toBe(false);
    // 4 April is 清明.
    expect(isSeatedLongEnough('2025-03-31', '2025-04-07', settings, calendar)).toBe(true);
  });
});

describe('what is said by itself', () => {
  test('the class first, then the school and its central school, then the county', () => {
    expect(said(away(), '2025-03-14')).toEqual([]);
    expect(said(away(), '2025-03-17')).toEqual(['dropout-follow']);
    expect(said(away(), '2025-03-19')).toEqual(['dropout-follow', 'dropout-unclear']);
    expect(said(away({ state: 'persuading' }), '2025-03-20')).toEqual([]);
    expect(said(away({ state: 'persuading' }), '2025-03-21')).toEqual(['dropout-escalated']);
  });

  test('nothing in the holidays, and no day early after them', () => {
    const before = away({
      firstAbsentOn: '2025-01-16',
      foundOn: '2025-01-17',
      openedOn: '2025-01-17',
      stateOn: '2025-01-17',
    });
    for (const day of ['2025-01-20', '2025-01-29', '2025-02-08', '2025-02-14'] as const) {
      expect(said(before, day, false, winter)).toEqual([]);
    }
    expect(said(before, '2025-02-17', false, winter)).toEqual(['dropout-follow']);
  });

  test('a report nobody receives and a joint group without a result', () => {
    const reported = away({ state: 'reported', reportedOn: '2025-03-24', stateOn: '2025-03-24' });
    expect(said(reported, '2025-03-26')).toEqual([]);
    expect(said(reported, '2025-03-27')).toEqual(['dropout-unreceived']);
    expect(said(away({ state: 'joint', stateOn: '2025-03-25' }), '2025-04-10')).toEqual(['dropout-joint-late']);
  });

  test('a child who is back is confirmed by the class, and then the county may close', () => {
    const back = away({ state: 'concluded', outcome: 'returned', outcomeOn: '2025-03-25', stateOn: '2025-03-25' });
    expect(said(back, '2025-03-31')).toEqual([]);
    expect(said(back, '2025-04-01')).toEqual(['dropout-seat']);
    expect(said({ ...back, seatedOn: '2025-04-01' }, '2025-04-01')).toEqual(['dropout-closable']);
  });

  test('a procedure that is late, and one that has ended', () => {
    const onLeave = away({ state: 'concluded', outcome: 'leave', outcomeOn: '2025-03-25', stateOn: '2025-03-25' });
    expect(said(onLeave, '2025-04-10')).toEqual(['dropout-procedure-late']);
    expect(said(onLeave, '2025-04-10', true)).toEqual(['dropout-closable']);
  });

  test('where the days off are not published, the county is told and nothing is guessed', () => {
    const late = away({
      firstAbsentOn: '2099-01-05',
      foundOn: '2099-01-05',
      openedOn: '2099-01-05',
      stateOn: '2099-01-05',
    });
    expect(said(late, '2099-02-05')).toEqual(['dropout-unpublished']);
  });
});
