import { expect, test } from 'vitest';
import { STATE_CALENDAR } from '#src/calendar/state-calendar.ts';
import { figuresOf, type StepOnDesk, workingDaysIn } from './desk-figures.ts';

const MARCH = { since: '2025-03-01', until: '2025-03-31' } as const;
const step = (over: Partial<StepOnDesk>): StepOnDesk => ({
  ...{ startedOn: '2025-03-10', due: '2025-03-24', doneOn: '2025-03-12', outcome: 'approve' },
  ...{ pausedDays: 0, count: 1, ...over },
});
const figures = (...steps: readonly StepOnDesk[]) => figuresOf(steps, MARCH, STATE_CALENDAR);

test('days are working days: over a weekend nobody was slow, and a pause is left out', () => {
  expect(figures(step({ startedOn: '2025-03-14', doneOn: '2025-03-17' }))).toMatchObject({ worstDays: 1 });
  expect(figures(step({ doneOn: '2025-03-20', pausedDays: 5 }))).toMatchObject({ worstDays: 3 });
  expect(figures(step({ startedOn: '2025-03-12', doneOn: '2025-03-12' }))).toMatchObject({ worstDays: 0 });
});

test('the median is of cases, not of kinds, and says nothing where nothing was decided', () => {
  const [quick, slow] = [step({ count: 3 }), step({ doneOn: '2025-03-24', count: 2 })];
  expect(figures(quick, slow)).toMatchObject({ decided: 5, medianDays: 2, worstDays: 10 });
  expect(figures(quick, { ...slow, count: 3 }).medianDays).toBe(10);
  expect(figures()).toMatchObject({ received: 0, decided: 0, medianDays: undefined, worstDays: undefined });
});

test('what came before and left in the period was decided in it and received before it', () => {
  expect(figures(step({ startedOn: '2025-02-26' }))).toMatchObject({ received: 0, decided: 1 });
  expect(figures(step({ doneOn: '2025-04-02' }))).toMatchObject({ received: 1, decided: 0, waiting: 1, overdue: 1 });
});

test('late is after the deadline, overdue is still lying there, and a case taken back is nobody’s decision', () => {
  expect(figures(step({ doneOn: '2025-03-25' }))).toMatchObject({ late: 1, overdue: 0 });
  expect(figures(step({ doneOn: undefined, outcome: undefined }))).toMatchObject({ waiting: 1, overdue: 1 });
  expect(figures(step({ doneOn: undefined, due: '2025-03-31' }))).toMatchObject({ waiting: 1, overdue: 0 });
  expect(figures(step({ outcome: 'withdraw' }))).toMatchObject({ received: 1, decided: 0, waiting: 0 });
});

test('the working days of a period are the county’s, and of an unpublished year nobody knows them', () => {
  expect(workingDaysIn(MARCH, STATE_CALENDAR)).toHaveLength(21);
  expect(workingDaysIn({ since: '2091-01-01', until: '2091-01-31' }, STATE_CALENDAR)).toBeUndefined();
  const across = step({ startedOn: '2091-03-01', doneOn: '2091-03-02' });
  const then = figuresOf([across], { since: '2091-01-01', until: '2091-12-31' }, STATE_CALENDAR);
  expect(then).toMatchObject({ decided: 1, medianDays: undefined });
});
