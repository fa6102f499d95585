import { expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { PLACES } from '#test/cast.ts';
import { EVERY_FIGURE, FIGURE_GROUPS, figureInWords, figureShape, listedOf, worseBy } from './figures.ts';
import { type Fact, figuresOf, ownOf } from './reckoning.ts';

test('every figure says what it is, of what, as of when, on which ground, and what its list holds', () => {
  for (const key of EVERY_FIGURE) {
    const { title, part, whole, definition, basis, listTitle, group, shows, lists } = figureShape(key);
    for (const words of [title, part, definition, basis, listTitle]) expect(words.trim(), key).not.toBe('');
    expect(Object.keys(FIGURE_GROUPS), key).toContain(group);
    expect(whole === undefined, key).toBe(shows === 'count');
    expect(shows === 'count' && lists !== 'part', key).toBe(false);
    expect(shows === 'days' && lists !== 'whole', key).toBe(false);
  }
});

test('seven children shame no school: without thirty there is no percentage', () => {
  expect(figureInWords('error-records', { part: 3, whole: 7 })).toBe('3/7');
  expect(figureInWords('error-records', { part: 3, whole: 120 })).toBe('3/120（2.5%）');
});

test('days say the middle one, what nine of ten keep to, and of how many', () => {
  expect(figureInWords('step-days', { part: 4, whole: 57, nine: 9 })).toBe('4 工作日（九成不超过 9，共 57 件）');
});

test('the list is of what is wrong: the overdue, or whoever did not sign in', () => {
  expect(listedOf('steps-overdue', { part: 3, whole: 9 })).toBe(3);
  expect(listedOf('daily-login', { part: 7, whole: 9 })).toBe(2);
  expect(listedOf('step-days', { part: 4, whole: 57, nine: 9 })).toBe(57);
});

test('worst first: large schools by their share, small ones after them and by how many', () => {
  const worst = (key: (typeof EVERY_FIGURE)[number], values: readonly { part: number; whole: number }[]) =>
    [...values].sort((one, other) => worseBy(key, other, one));
  const [bad, fair, small, smaller] = [
    { part: 60, whole: 100 },
    { part: 10, whole: 100 },
    { part: 7, whole: 7 },
    { part: 2, whole: 5 },
  ];
  expect(worst('error-records', [smaller, fair, small, bad])).toEqual([bad, fair, small, smaller]);
  // 日登录率: more is better.
  expect(worst('login-days', [bad, fair])).toEqual([fair, bad]);
});

const fact = (unit: UnitPath, part: number, whole?: number): Fact => ({ figure: 'steps-overdue', unit, part, whole });

test('what a class or a desk counted is counted at every unit above it', () => {
  const facts = [
    fact(PLACES.primary, 1, 4),
    fact(PLACES.junior, 2, 2),
    fact(PLACES.other, 0, 9),
    fact(PLACES.county, 1, 1),
  ];
  const figures = figuresOf(
    [{ figures: ['steps-overdue', 'step-days'], facts }],
    [PLACES.county, PLACES.dinghe, PLACES.primary, PLACES.other],
  );
  expect(figures.get(PLACES.county)).toEqual({ 'steps-overdue': { part: 4, whole: 16 } });
  expect(figures.get(PLACES.dinghe)).toEqual({ 'steps-overdue': { part: 3, whole: 6 } });
  expect(figures.get(PLACES.other)).toEqual({ 'steps-overdue': { part: 0, whole: 9 } });
});

test('a share of nothing is no share; a count of nothing is nought; what nobody counted is absent', () => {
  const figures = figuresOf(
    [{ figures: ['steps-overdue', 'dropout-open'], facts: [fact(PLACES.other, 0, 3)] }],
    [PLACES.dinghe],
  );
  expect(figures.get(PLACES.dinghe)).toEqual({ 'dropout-open': { part: 0 } });
});

test('the middle of days is of all cases, not of the middles of schools; and a namesake is not below', () => {
  const days = (unit: UnitPath, part: number, count: number): Fact => ({ figure: 'step-days', unit, part, count });
  const facts = [days(PLACES.primary, 1, 9), days(PLACES.junior, 10, 1), days(`${PLACES.dinghe}-2`, 99, 50)];
  expect(figuresOf([{ figures: ['steps-overdue', 'step-days'], facts }], [PLACES.dinghe]).get(PLACES.dinghe)).toEqual({
    'step-days': { part: 1, whole: 10, nine: 1 },
  });
});

test("what no unit below has taken is the unit's own", () => {
  const below = [{ part: 1, whole: 4 }, undefined, { part: 2, whole: 5 }];
  expect(ownOf('steps-overdue', { part: 4, whole: 11 }, below)).toEqual({ part: 1, whole: 2 });
  expect(ownOf('steps-overdue', { part: 3, whole: 9 }, below)).toBeUndefined();
  expect(ownOf('step-days', { part: 3, whole: 9, nine: 5 }, [])).toBeUndefined();
});
