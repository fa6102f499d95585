import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { done, EVERY_DEED, isLineRefusal, LINE_DEEDS, type Line, type LineDeed, NEW_LINE } from './line.ts';

const LI = 'teacher-li';
const HEAD = 'head-wang';

/** Does the deeds one after the other; throws when one of them is refused. */
function through(...deeds: readonly LineDeed[]): Line {
  return deeds.reduce<Line>((line, deed) => {
    const next = done(line, deed);
    if (isLineRefusal(next)) throw new Error(`${deed.deed}: ${next.message}`);
    return next;
  }, NEW_LINE);
}

const ISSUE = { deed: 'issue' } as const;
const CHANGE = { deed: 'change', way: 'counted' } as const;
const KEY = { deed: 'key', by: LI } as const;

test('a sheet goes out, comes back changed, is keyed by one and rechecked by another', () => {
  const line = through(ISSUE, { deed: 'return', way: 'scanned' }, CHANGE, KEY, { deed: 'recheck', by: HEAD });
  expect(line).toMatchObject({ state: 'rechecked', isIssued: true, way: 'scanned', hasChanges: true, keyedBy: LI });
});

test('a sheet without a change needs no keying', () => {
  expect(through(ISSUE, { deed: 'confirm', way: 'phone' }, { deed: 'recheck', by: LI }).state).toBe('rechecked');
});

test('nobody rechecks what they keyed themselves', () => {
  expect(done(through(ISSUE, CHANGE, KEY), { deed: 'recheck', by: LI })).toMatchObject({ code: 'same-person' });
});

test('what came back was handed out, though nobody noted it', () => {
  expect(through({ deed: 'return', way: 'counted' }).isIssued).toBe(true);
});

test('a guardian who was out of reach may come after all', () => {
  const line = through(ISSUE, { deed: 'cannot', reason: 'out-of-reach', note: '' }, { deed: 'return', way: 'counted' });
  expect(line).toMatchObject({ state: 'returned', cannot: undefined });
});

test('unclear handwriting goes back to the guardian with the question, and is answered by the next return', () => {
  const asked = through(ISSUE, CHANGE, { deed: 'question', question: '电话第七位看不清' });
  expect(asked).toMatchObject({ state: 'issued', question: '电话第七位看不清', hasChanges: false });
  expect(done(asked, { deed: 'return', way: 'phone' })).toMatchObject({ state: 'returned', question: undefined });
});

test('what was sent back for keying keeps its changes', () => {
  const line = through(ISSUE, CHANGE, KEY, { deed: 'recheck', by: HEAD }, { deed: 'reopen', reason: '门牌号录错' });
  expect(line).toMatchObject({ state: 'changed', hasChanges: true, keyedBy: undefined });
});

test('a reason in words is asked for where a word of ours does not say it', () => {
  const issued = through(ISSUE);
  expect(done(issued, { deed: 'cannot', reason: 'other', note: ' ' })).toMatchObject({ code: 'no-reason' });
  expect(done(through(CHANGE), { deed: 'question', question: '' })).toMatchObject({ code: 'no-reason' });
  expect(done(through(CHANGE, KEY), { deed: 'reopen', reason: '' })).toMatchObject({ code: 'no-reason' });
});

test('what the school signed for, and who has left, is not touched', () => {
  for (const deed of EVERY_DEED) {
    expect(done({ ...NEW_LINE, isSigned: true }, aDeed(deed))).toMatchObject({ code: 'signed' });
    expect(done({ ...NEW_LINE, hasLeft: true }, aDeed(deed))).toMatchObject({ code: 'left' });
  }
});

describe('whatever is done, in whatever order', () => {
  const deeds = fc.array(fc.constantFrom(...EVERY_DEED).map(aDeed), { maxLength: 30 });
  const lines = deeds.map((all) =>
    all.reduce<Line>((line, deed) => {
      const next = done(line, deed);
      return isLineRefusal(next) ? line : next;
    }, NEW_LINE),
  );

  test('what is beyond issuing counts as issued, and what was keyed had changes', () => {
    fc.assert(
      fc.property(lines, (line) => {
        if (line.state === 'not-issued') expect(line.isIssued).toBe(false);
        if (!['not-issued', 'cannot'].includes(line.state)) expect(line.isIssued).toBe(true);
        if (line.state === 'keyed') expect([line.hasChanges, line.keyedBy]).toEqual([true, LI]);
        expect(line.cannot !== undefined).toBe(line.state === 'cannot');
      }),
      { seed: 20250408, numRuns: 2000 },
    );
  });

  test('a deed is done just where its table says so', () => {
    fc.assert(
      fc.property(lines, fc.constantFrom(...EVERY_DEED), (line, name) => {
        const from: readonly string[] = LINE_DEEDS[name].from;
        expect(isLineRefusal(done(line, aDeed(name)))).toBe(!from.includes(line.state));
      }),
      { seed: 20250408, numRuns: 2000 },
    );
  });
});

function aDeed(deed: LineDeed['deed']): LineDeed {
  switch (deed) {
    case 'issue':
    case 'take-back':
    case 'undo-return':
    case 'can':
      return { deed };
    case 'return':
    case 'confirm':
    case 'change':
      return { deed, way: 'counted' };
    case 'question':
      return { deed, question: '哪一年？' };
    case 'key':
      return { deed, by: LI };
    case 'recheck':
      return { deed, by: HEAD };
    case 'reopen':
      return { deed, reason: '录错' };
    case 'cannot':
      return { deed, reason: 'will-not-sign', note: '' };
  }
}
