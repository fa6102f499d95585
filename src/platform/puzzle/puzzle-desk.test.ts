import { expect, test } from 'vitest';
import { solve } from '#src/kernel/puzzle.ts';
import { puzzleDesk, type SignedPuzzle, type SolvedPuzzle } from './puzzle-desk.ts';

const NOW = new Date('2025-03-20T02:00:00Z');
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000);
const EASY = { parts: 3, bits: 3 };

function solved(puzzle: SignedPuzzle): SolvedPuzzle {
  const work = solve(puzzle);
  for (let step = work.next(); ; step = work.next()) if (step.done) return { ...puzzle, solutions: step.value };
}

test('a puzzle that was solved is taken once, and not twice', () => {
  const desk = puzzleDesk(EASY);
  const done = solved(desk.handOut(NOW));
  expect(desk.take(done, later(1))).toBeUndefined();
  expect(desk.take(done, later(2))).toBe('spent');
});

test('one that was made easier, or comes from another server, is forged', () => {
  const desk = puzzleDesk(EASY);
  const puzzle = desk.handOut(NOW);
  expect(desk.take(solved({ ...puzzle, parts: 1 }), NOW)).toBe('forged');
  expect(desk.take(solved({ ...puzzle, until: puzzle.until + 1 }), NOW)).toBe('forged');
  expect(desk.take(solved(puzzleDesk(EASY).handOut(NOW)), NOW)).toBe('forged');
  expect(desk.take({ ...puzzle, waitUntil: 1, solutions: [] }, NOW)).toBe('forged');
});

test('without the work, or after half an hour, it is not taken', () => {
  const desk = puzzleDesk({ parts: 3, bits: 30 });
  const puzzle = desk.handOut(NOW);
  expect(desk.take({ ...puzzle, solutions: [1, 2, 3] }, NOW)).toBe('unsolved');
  const easy = puzzleDesk(EASY);
  expect(easy.take(solved(easy.handOut(NOW)), later(31))).toBe('over');
});

test('an old phone waits two minutes instead, and no more than sixty an hour do', () => {
  const desk = puzzleDesk({ parts: 3, bits: 30 });
  const slow = desk.handOutSlow(NOW);
  if (slow === undefined) throw new Error('the first is given');
  expect(desk.take({ ...slow, solutions: [] }, later(1))).toBe('early');
  expect(desk.take({ ...slow, solutions: [] }, later(2))).toBeUndefined();
  expect(desk.take({ ...slow, solutions: [] }, later(2))).toBe('spent');
  for (let more = 0; more < 59; more += 1) expect(desk.handOutSlow(NOW)).toBeDefined();
  expect(desk.handOutSlow(NOW)).toBeUndefined();
  expect(desk.handOutSlow(later(61))).toBeDefined();
});
