import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type FindingState, type Known, mergedByPlace, type Said, type Steps, stepsFor } from './lifecycle.ts';

describe('a finding', () => {
  test('that no rule knew yet is opened', () => {
    expect(stepsFor([], [said()])).toEqual({ opened: [said()], changed: [] });
  });

  test('stays as it is while the rule says the same', () => {
    expect(stepsFor([known('open')], [said()])).toEqual({ opened: [], changed: [] });
  });

  test('is fixed when the rule holds again, and comes back when it no longer does', () => {
    expect(outcomes(stepsFor([known('open')], []))).toEqual([['fixed', 'fixed']]);
    expect(outcomes(stepsFor([known('fixed')], []))).toEqual([]);
    expect(outcomes(stepsFor([known('fixed')], [said()]))).toEqual([['open', 'reopened']]);
  });

  test('is told anew, and is no new finding, when the rule says it in other words', () => {
    expect(outcomes(stepsFor([known('open')], [said({ message: '与另外 2 条学籍相同' })]))).toEqual([
      ['open', undefined],
    ]);
  });
});

describe('an explanation', () => {
  test('stays while the value it speaks of stays, even when the rule finds other words', () => {
    expect(outcomes(stepsFor([known('explained')], [said({ message: '已满 13 个月' })]))).toEqual([
      ['explained', undefined],
    ]);
  });

  test('dies when the value changes, though the new one breaks the same rule', () => {
    expect(outcomes(stepsFor([known('explained')], [said({ fingerprint: 'b' })]))).toEqual([
      ['open', 'explanation-died'],
    ]);
  });

  test('is not needed any more when the rule holds', () => {
    expect(outcomes(stepsFor([known('evidenced')], []))).toEqual([['fixed', 'fixed']]);
  });
});

test('two things one rule says of one cell are one finding, as severe as the worse of them', () => {
  const one = mergedByPlace([said({ severity: 'notice', message: '乙' }), said({ severity: 'query', message: '甲' })]);
  expect(one).toEqual([said({ severity: 'query', message: '乙；甲' })]);
});

describe('whatever was known and whatever is said', () => {
  test('what is written is open where a rule speaks, unless it was settled for this very value', () => {
    fc.assert(
      fc.property(someKnown, someSaid, (before, now) => {
        const after = afterwards(before, stepsFor(before, now));
        for (const one of mergedByPlace(now)) {
          const was = before.find((known) => place(known) === place(one));
          const isSettled = was !== undefined && /^(explained|evidenced)$/.test(was.state);
          const stays = isSettled && was.fingerprint === one.fingerprint;
          expect(after.get(place(one))).toBe(stays ? was.state : 'open');
        }
        const spoken = new Set(now.map(place));
        for (const one of before) if (!spoken.has(place(one))) expect(after.get(place(one))).toBe('fixed');
      }),
    );
  });

  test('asking again without a change writes nothing', () => {
    fc.assert(
      fc.property(someKnown, someSaid, (before, now) => {
        const { opened, changed } = stepsFor(before, now);
        const changes = new Map(changed.map((step) => [step.known.id, step]));
        const after: readonly Known[] = [
          ...before.map((one) => {
            const step = changes.get(one.id);
            return step === undefined ? one : { ...one, ...step.said, state: step.state };
          }),
          ...opened.map((one) => ({ ...one, id: place(one), state: 'open' as const })),
        ];
        expect(stepsFor(after, now)).toEqual({ opened: [], changed: [] });
      }),
    );
  });
});

function said(over: Partial<Said> = {}): Said {
  return { rule: 'ID-11', field: 'idNumber', severity: 'error', message: '校验码不符', fingerprint: 'a', ...over };
}

function known(state: FindingState): Known {
  return { ...said(), id: '1', state };
}

function outcomes({ changed }: Steps) {
  return changed.map(({ state, event }) => [state, event]);
}

function place({ rule, field }: Said): string {
  return `${rule} ${field}`;
}

function afterwards(before: readonly Known[], { opened, changed }: Steps): ReadonlyMap<string, FindingState> {
  return new Map([
    ...before.map((one) => [place(one), one.state] as const),
    ...changed.map(({ known, state }) => [place(known), state] as const),
    ...opened.map((one) => [place(one), 'open'] as const),
  ]);
}

const aSaid = fc.record({
  rule: fc.constantFrom('ID-11', 'DUP-01', 'GU-13'),
  field: fc.constantFrom('idNumber' as const, 'guardian1.phone' as const),
  severity: fc.constantFrom('error' as const, 'query' as const, 'notice' as const),
  message: fc.constantFrom('甲', '乙'),
  fingerprint: fc.constantFrom('a', 'b'),
});
const someSaid = fc.array(aSaid, { maxLength: 8 });
const aState = fc.constantFrom<FindingState>('open', 'fixed', 'explained', 'evidenced');
const someKnown = fc
  .uniqueArray(fc.tuple(aSaid, aState), { maxLength: 6, selector: ([one]) => place(one) })
  .map((all) => all.map(([one, state], at): Known => ({ ...one, state, id: String(at) })));
