import { expect, test } from 'vitest';
import { isSolved, type Puzzle, solve } from './puzzle.ts';

const PUZZLE: Puzzle = { salt: 'abc', parts: 4, bits: 6 };

function solved(puzzle: Puzzle): { readonly steps: readonly number[]; readonly solutions: readonly number[] } {
  const work = solve(puzzle, 10);
  const steps: number[] = [];
  for (let step = work.next(); ; step = work.next()) {
    if (step.done) return { steps, solutions: step.value };
    steps.push(step.value);
  }
}

test('who has done the work has solved the puzzle', () => {
  expect(isSolved(PUZZLE, solved(PUZZLE).solutions)).toBe(true);
});

test('progress never goes back, and ends with all parts', () => {
  const { steps } = solved(PUZZLE);
  expect(steps).toEqual([...steps].sort((one, other) => one - other));
  expect(steps.at(-1)).toBe(4);
});

test('solutions of another puzzle, too few, or made up are none', () => {
  const { solutions } = solved(PUZZLE);
  expect(isSolved({ ...PUZZLE, salt: 'abd' }, solutions)).toBe(false);
  expect(isSolved(PUZZLE, solutions.slice(1))).toBe(false);
  expect(isSolved({ ...PUZZLE, bits: 200 }, solutions)).toBe(false);
  expect(isSolved(PUZZLE, [0.5, -1, Number.NaN, 1e300])).toBe(false);
});
