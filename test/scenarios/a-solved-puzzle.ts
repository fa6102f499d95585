import { type Puzzle, solve } from '#src/kernel/puzzle.ts';
import type { CountyAtWork } from './county-at-work.ts';

/** What the page does before it sends: asks for a puzzle and solves it. */
export async function aSolvedPuzzle({ phone }: Pick<CountyAtWork, 'phone'>): Promise<object> {
  return solvedBy((await phone.post('/api/public/puzzles', {})).body);
}

export function solvedBy(puzzle: Puzzle): object {
  const work = solve(puzzle);
  for (let step = work.next(); ; step = work.next()) if (step.done) return { ...puzzle, solutions: step.value };
}
