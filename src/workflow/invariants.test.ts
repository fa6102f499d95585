import fc from 'fast-check';
import { expect, test } from 'vitest';
import { PROCEDURES } from '#src/procedures/index.ts';
import { aPaperCounty } from '#test/paper-county.ts';
import { INVARIANTS } from '#test/paper-invariants.ts';
import { type Move, walk, walks } from '#test/paper-walk.ts';

/** `RENJI_WALKS=20000x100` walks longer; bin/long-run.mjs does. */
const [RUNS = 300, LENGTH = 40] = (process.env.RENJI_WALKS ?? '300x40').split('x').map(Number);

test(`${Object.keys(INVARIANTS).length} invariants hold of whatever anybody does, ${RUNS} times ${LENGTH} moves`, () => {
  const counted = new Map<string, number>();
  fc.assert(
    fc.property(walks(LENGTH), (moves) => walked(moves, counted)),
    { numRuns: RUNS, endOnFailure: LENGTH > 40 },
  );
  if (RUNS < 300) return;
  for (const deed of ['done', 'submit', 'approve', 'return', 'refuse', 'withdraw']) {
    expect([deed, (counted.get(deed) ?? 0) > 0]).toEqual([deed, true]);
  }
  const done = PROCEDURES.filter(({ id }) => counted.has(`${id} done`));
  expect(done.length).toBeGreaterThan(PROCEDURES.length / 2);
});

function walked(moves: readonly Move[], counted: Map<string, number>): void {
  let county = aPaperCounty();
  for (const move of moves) {
    const step = walk(county, move);
    for (const [sentence, holds] of Object.entries(INVARIANTS)) {
      if (!holds(step)) throw new Error(`broken: ${sentence}`);
    }
    county = step.after;
  }
  const count = (what: string) => counted.set(what, (counted.get(what) ?? 0) + 1);
  for (const { dossier, procedure, deeds } of county.cases) {
    for (const { action } of deeds) count(action);
    if (dossier.state.at === 'done') ['done', `${procedure.id} done`].forEach(count);
  }
}
