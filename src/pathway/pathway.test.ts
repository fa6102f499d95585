import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import {
  type Candidate,
  comesFrom,
  DEEDS,
  decide,
  keptOf,
  type NationalAnswer,
  type Pathway,
  type PathwayCommand,
  remindOn,
  standingOf,
  UNCHECKED,
} from './pathway.ts';
import { NEXT_STEPS, STANDING_WORDS, STANDINGS } from './standings.ts';

const TODAY = '2025-03-20';

/** The pathway after these deeds; each of them must be allowed. */
function led(...commands: readonly PathwayCommand[]): Pathway {
  return commands.reduce((pathway, command) => {
    const decision = decide(pathway, command, TODAY);
    if (decision.objections) throw new Error(decision.objections[0]?.message);
    return decision.pathway;
  }, UNCHECKED);
}

const refusal = (pathway: Pathway, command: PathwayCommand) => decide(pathway, command, TODAY).objections?.[0]?.code;

const checked = (found: readonly Candidate[] = []): PathwayCommand => {
  return { do: 'check', result: 'has-number', on: '2025-03-18', withNumber: true, found };
};
const answered = (national: NationalAnswer): PathwayCommand => ({ do: 'look-up', national, proven: true });
const NOT_FOUND = answered({ answer: 'not-found', on: '2025-03-19' });
const foundIn = (where: 'county' | 'province' | 'beyond') => answered({ answer: 'found', where, on: '2025-03-19' });
const twin = (where: Candidate['where']): Candidate => ({ student: `number-${where}`, by: 'number', where });
const namesake = (where: 'school' | 'county'): Candidate => ({ student: `person-${where}`, by: 'person', where });

describe('the household is looked at first', () => {
  test('nothing else can be done before it', () => {
    expect(standingOf(UNCHECKED)).toBe('unchecked');
    expect(refusal(UNCHECKED, { do: 'open' })).toBe('not-yet');
    expect(refusal(UNCHECKED, NOT_FOUND)).toBe('not-yet');
    expect(decide(UNCHECKED, { do: 'open' }, TODAY).objections?.[0]?.message).toMatch(/先核实户籍.*不能跳过/);
  });

  test('a child that has no number is waited for, and the guardian reminded every thirty days', () => {
    const check = { do: 'check', result: 'no-number', on: '2025-03-01', withNumber: false, found: [] } as const;
    const waiting = led(check);
    expect([standingOf(waiting), remindOn(waiting)]).toEqual(['waiting', '2025-03-31']);
    expect(remindOn(led(check, { do: 'remind', on: '2025-03-20' }))).toBe('2025-04-19');
    expect(refusal(waiting, { do: 'remind', on: '2025-03-21' })).toBe('day-to-come');
    expect(refusal(waiting, { do: 'open' })).toBe('not-yet');
    expect(standingOf(led(check, checked()))).toBe('to-look-up');
  });

  test('a number that is known is written down, and one that is not is not', () => {
    const without = { do: 'check', result: 'has-number', on: TODAY, withNumber: false, found: [] } as const;
    expect(refusal(UNCHECKED, without)).toBe('number-missing');
    expect(refusal(UNCHECKED, { ...without, result: 'no-number', withNumber: true })).toBe('number-there');
    expect(refusal(UNCHECKED, { ...without, withNumber: true, on: '2025-03-21' })).toBe('day-to-come');
  });

  test('a household registered twice leads to a change of the number, whatever is found', () => {
    const double = { do: 'check', result: 'duplicate-household', on: TODAY, withNumber: true, found: [twin('county')] };
    const pathway = led(double as PathwayCommand);
    expect(standingOf(pathway)).toBe('to-change-household');
    expect(NEXT_STEPS[standingOf(pathway)]).toBe('change-household');
    expect(STANDING_WORDS['to-change-household']).toContain('不可进行学籍删除操作');
  });
});

describe('then other records are looked for', () => {
  test('nothing found anywhere: the number is put into the record', () => {
    expect(standingOf(led(checked(), NOT_FOUND))).toBe('to-change');
  });

  test('the screenshot proves the answer, which is not older than the household check', () => {
    const national = { answer: 'not-found', on: '2025-03-19' } as const;
    expect(refusal(led(checked()), { do: 'look-up', national, proven: false })).toBe('proof-required');
    expect(refusal(led(checked()), answered({ ...national, on: '2025-03-17' }))).toBe('too-early');
    expect(refusal(led(checked()), answered({ ...national, on: '2025-03-21' }))).toBe('day-to-come');
  });

  test.each([
    [[twin('county')], foundIn('county'), 'to-merge', 'county'],
    [[], foundIn('province'), 'to-merge', 'province'],
    [[], foundIn('beyond'), 'to-merge', 'beyond'],
    [[twin('beyond')], foundIn('province'), 'to-merge', 'province'],
    [[twin('school')], foundIn('county'), 'to-delete', undefined],
    [[twin('county'), twin('school')], foundIn('county'), 'to-delete', undefined],
    [[], foundIn('county'), 'to-await-roster', undefined],
  ] as const)('found %j and %j: %s', (found, national, standing, from) => {
    const pathway = led(checked(found), national);
    expect([standingOf(pathway), comesFrom(pathway)]).toEqual([standing, from]);
  });

  test('what lies in this deployment under the number cannot be answered away', () => {
    expect(refusal(led(checked([twin('county')])), NOT_FOUND)).toBe('contradicts');
    expect(refusal(led(checked([twin('county')])), foundIn('beyond'))).toBe('contradicts');
    expect(refusal(led(checked([twin('beyond')])), foundIn('county'))).toBe('contradicts');
    const since = led(checked(), NOT_FOUND, { do: 'look-again', found: [twin('county')] });
    expect(standingOf(since)).toBe('to-look-up');
  });

  test('a namesake is asked about, and the answer outlives another look', () => {
    const seen = led(checked([namesake('county')]));
    expect(standingOf(seen)).toBe('to-compare');
    expect(refusal(seen, NOT_FOUND)).toBe('not-yet');
    const other = { do: 'compare', student: 'person-county', same: false } as const;
    expect(standingOf(led(checked([namesake('county')]), other, NOT_FOUND))).toBe('to-change');
    const again = { do: 'look-again', found: [namesake('county'), namesake('school')] } as const;
    const looked = led(checked([namesake('county')]), other, NOT_FOUND, again);
    expect(looked.found.map(({ same }) => same)).toEqual([false, undefined]);
    const same = led(checked([namesake('county')]), { ...other, same: true }, NOT_FOUND);
    expect([standingOf(same), keptOf(same)?.student]).toEqual(['to-merge', 'person-county']);
    const elsewhere = led(checked([namesake('county')]), { ...other, same: true }, foundIn('province'));
    expect([comesFrom(elsewhere), keptOf(elsewhere)]).toEqual(['province', undefined]);
    expect(refusal(led(checked([twin('county')])), { ...other, student: 'number-county' })).toBe('same-number');
  });

  test('while an application is under way nothing moves', () => {
    const opened = led(checked(), NOT_FOUND, { do: 'open' });
    expect(standingOf(opened)).toBe('in-case');
    expect([checked(), NOT_FOUND, { do: 'open' } as const].map((each) => refusal(opened, each))).toEqual([
      'not-yet',
      'not-yet',
      'not-yet',
    ]);
  });
});

const day = fc.constantFrom<LocalDate>('2025-03-01', '2025-03-18', '2025-03-20', '2025-04-01');
const candidate: fc.Arbitrary<Candidate> = fc.oneof(
  fc.record({
    student: fc.constantFrom('one', 'two'),
    by: fc.constant('number' as const),
    where: fc.constantFrom('school' as const, 'county' as const, 'beyond' as const),
  }),
  fc.record({
    student: fc.constantFrom('three', 'four'),
    by: fc.constant('person' as const),
    where: fc.constantFrom('school' as const, 'county' as const),
  }),
);
const found = fc.array(candidate, { maxLength: 2 });
const national: fc.Arbitrary<NationalAnswer> = fc.oneof(
  fc.record({ answer: fc.constant('not-found' as const), on: day }),
  fc.record({
    answer: fc.constant('found' as const),
    where: fc.constantFrom('county' as const, 'province' as const, 'beyond' as const),
    on: day,
  }),
);
const command: fc.Arbitrary<PathwayCommand> = fc.oneof(
  fc.record({
    do: fc.constant('check' as const),
    result: fc.constantFrom('no-number' as const, 'has-number' as const, 'duplicate-household' as const),
    on: day,
    withNumber: fc.boolean(),
    found,
  }),
  fc.record({
    do: fc.constant('compare' as const),
    student: fc.constantFrom('one', 'three', 'four', 'nobody'),
    same: fc.boolean(),
  }),
  fc.record({ do: fc.constant('look-again' as const), found }),
  fc.record({ do: fc.constant('look-up' as const), national, proven: fc.boolean() }),
  fc.record({ do: fc.constant('remind' as const), on: day }),
  fc.record({ do: fc.constant('open' as const) }),
);
const story = fc.array(command, { maxLength: 25 });

/** Every pathway of a story with the deeds that were allowed so far, in their order. */
function played(commands: readonly PathwayCommand[]) {
  const steps: { readonly pathway: Pathway; readonly done: readonly PathwayCommand[] }[] = [];
  let pathway = UNCHECKED;
  let done: readonly PathwayCommand[] = [];
  for (const each of commands) {
    const decision = decide(pathway, each, TODAY);
    if (decision.objections) {
      expect(decision.objections[0]?.message).toMatch(/[\u4e00-\u9fff]/);
      continue;
    }
    pathway = decision.pathway;
    done = [...done, each];
    steps.push({ pathway, done });
  }
  return steps;
}

describe('whatever anybody tries', () => {
  const holds = (law: (step: ReturnType<typeof played>[number]) => void) =>
    fc.assert(
      fc.property(story, (commands) => played(commands).forEach(law)),
      { numRuns: 400 },
    );

  test('every standing allows a deed or waits for a case, and what is not on the table is refused', () => {
    for (const standing of Object.keys(STANDINGS) as (keyof typeof STANDINGS)[]) {
      expect(DEEDS[standing].length > 0 || standing === 'in-case').toBe(true);
      expect(DEEDS[standing].includes('open')).toBe(NEXT_STEPS[standing] !== undefined);
    }
  });

  test('no application without a household check, and none about the number without a proven look-up after it', () =>
    holds(({ done }) => {
      if (done.at(-1)?.do !== 'open') return;
      const last = done.findLastIndex((each) => each.do === 'check');
      const check = done[last];
      expect(check?.do).toBe('check');
      if (check?.do !== 'check' || check.result === 'duplicate-household') return;
      expect(check.result).toBe('has-number');
      const proven = done.slice(last).filter((each) => each.do === 'look-up' && each.proven);
      expect(proven.length).toBeGreaterThan(0);
    }));

  test('a number is put into the record only when no record of this deployment has it and the nation knows none', () =>
    holds(({ pathway }) => {
      if (standingOf(pathway) !== 'to-change') return;
      expect(pathway.found.every(({ same }) => same === false)).toBe(true);
      expect(pathway.national?.answer).toBe('not-found');
    }));

  test('a record is deleted only when another of the same child stays, and never for a household registered twice', () =>
    holds(({ pathway }) => {
      const next = NEXT_STEPS[standingOf(pathway)];
      if (next !== 'merge' && next !== 'delete') return;
      expect(pathway.household?.result).toBe('has-number');
      const isElsewhere = pathway.national?.answer === 'found' && pathway.national.where !== 'county';
      expect(keptOf(pathway)?.same === true || isElsewhere).toBe(true);
      expect(comesFrom(pathway) !== undefined).toBe(next === 'merge');
    }));
});
