import { expect, test } from 'vitest';
import { ALL_STRANGE_NETWORKS, failuresCounted, pausedUntil } from './lock-out.ts';

const START = new Date('2025-03-20T00:00:00+08:00');

/** How many guesses of a script that never tires are evaluated within a day. */
function guessesInADay(network: string): number {
  const end = START.getTime() + 86_400_000;
  let failures = 0;
  let last = START;
  let evaluated = 0;
  for (let at = START; at.getTime() < end; ) {
    failures = failuresCounted({ failures, lastAt: last }, at) + 1;
    evaluated += 1;
    last = at;
    at = pausedUntil(network, failures, at) ?? new Date(at.getTime() + 10);
  }
  return evaluated;
}

test('a script gets fewer than a hundred guesses a day, from one network or from all', () => {
  expect(guessesInADay('203.0.113.*')).toBeLessThanOrEqual(100);
  expect(guessesInADay(ALL_STRANGE_NETWORKS)).toBeLessThanOrEqual(100);
});

test('four slips cost nothing, and each further one more than the last', () => {
  const pauses = [1, 4, 5, 6, 7, 8, 9, 50].map((failures) => pausedUntil('10.1.2.*', failures, START)?.getTime());
  const minutes = pauses.map((until) => until && (until - START.getTime()) / 60_000);
  expect(minutes).toEqual([undefined, undefined, 1, 2, 5, 15, 30, 30]);
});

test('yesterday’s failures are forgotten', () => {
  const tomorrow = new Date(START.getTime() + 86_400_000);
  expect(failuresCounted({ failures: 9, lastAt: START }, tomorrow)).toBe(0);
  expect(failuresCounted({ failures: 9, lastAt: START }, new Date(tomorrow.getTime() - 1))).toBe(9);
  expect(failuresCounted(undefined, START)).toBe(0);
});
