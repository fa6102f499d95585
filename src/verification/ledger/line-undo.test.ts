import { expect, test } from 'vitest';
import { done, EVERY_DEED, isLineRefusal, LINE_DEEDS, type Line, type LineDeed, NEW_LINE } from './line.ts';
import type { LineState } from './line-states.ts';
import { undoOf } from './line-undo.ts';

test('whatever has a way back, its deeds are allowed one after the other and end where the line was', () => {
  const checked = EVERY_DEED.flatMap((deed) => {
    const from: readonly LineState[] = LINE_DEEDS[deed].from;
    return from.flatMap((before) => {
      const back = undoOf(deed, before, 'counted');
      return back === undefined ? [] : [[before, through(lineIn(before), [aDeed(deed), ...back]).state] as const];
    });
  });
  expect(checked.length).toBeGreaterThan(12);
  for (const [before, after] of checked) expect(after).toBe(before);
});

test('a reason that was taken off, and what was keyed or rechecked, is not undone by a button', () => {
  expect(undoOf('can', 'cannot', 'counted')).toBeUndefined();
  expect(undoOf('recheck', 'keyed', 'counted')).toBeUndefined();
  expect(undoOf('confirm', 'cannot', 'counted')).toBeUndefined();
});

function lineIn(state: LineState): Line {
  const isIssued = state !== 'not-issued';
  return { ...NEW_LINE, state, isIssued, way: 'counted', hasChanges: state === 'changed' };
}

function through(line: Line, deeds: readonly LineDeed[]): Line {
  return deeds.reduce((at, deed) => {
    const next = done(at, deed);
    if (isLineRefusal(next)) throw new Error(`${deed.deed} from ${at.state}: ${next.message}`);
    return next;
  }, line);
}

function aDeed(deed: LineDeed['deed']): LineDeed {
  if (deed === 'cannot') return { deed, reason: 'will-not-sign', note: '' };
  // Each deed takes the words it knows.
  return { deed, way: 'counted', question: '哪一年？', reason: '录错', by: 'somebody' } as LineDeed;
}
