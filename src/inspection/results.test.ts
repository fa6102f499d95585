import { expect, test } from 'vitest';
import { EVERY_PUPIL_ITEM, EVERY_SCHOOL_ITEM, papersToBring } from './check-sheet.ts';
import { rateInWords, rateOf, resultsOf, type Said } from './results.ts';

const all = (about: string, verdict: Said['verdict'] = 'right'): Said[] =>
  EVERY_PUPIL_ITEM.map((item) => ({ about, item, verdict }));

test('of forty pupils without a fault the rate is not simply nought: up to nine in a hundred may have one', () => {
  const { rate, low, high } = rateOf(0, 40);
  expect([rate, low]).toEqual([0, 0]);
  expect(high).toBeCloseTo(0.0876, 3);
});

test('the interval is Wilson’s: 7 of 60 is 5.8 % to 22.2 %', () => {
  const { low, high } = rateOf(7, 60);
  expect([low?.toFixed(3), high?.toFixed(3)]).toEqual(['0.058', '0.222']);
  expect(rateInWords(rateOf(7, 60))).toBe('11.7%（95% 区间 5.8%—22.2%，查完 60 人中 7 人有不符）');
});

test('where nobody has been checked there is no rate', () => {
  expect(rateOf(0, 0)).toEqual({ wrong: 0, of: 0 });
  expect(rateInWords(rateOf(0, 0))).toBe('还没有查完一名学生');
});

test('a pupil counts when every item is said: half a sheet is no proof that nothing is wrong', () => {
  const half = all('b').slice(0, 3);
  const { errorRate, pupilsDrawn, pupilsChecked } = resultsOf(['a', 'b'], [], [...all('a'), ...half]);
  expect([pupilsDrawn, pupilsChecked, errorRate.of]).toEqual([2, 1, 1]);
});

test('two faults of one pupil are one wrong pupil and two wrong items', () => {
  const said = all('a').map((each, at) => (at < 2 ? { ...each, verdict: 'wrong' as const } : each));
  const { errorRate, pupils } = resultsOf(['a', 'b'], [], [...said, ...all('b', 'none')]);
  expect(errorRate).toMatchObject({ wrong: 1, of: 2, rate: 0.5 });
  expect(pupils.map(({ wrong }) => wrong)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(pupils[0]).toEqual({ item: 'present', right: 0, wrong: 1, none: 1, open: 0 });
});

test('what nobody has said is open, of pupils and schools alike', () => {
  const { pupils, schools } = resultsOf(['a'], ['s'], []);
  expect(pupils.map(({ open }) => open)).toEqual(EVERY_PUPIL_ITEM.map(() => 1));
  expect(schools.map(({ open }) => open)).toEqual(EVERY_SCHOOL_ITEM.map(() => 1));
});

test('a school is asked for each paper once', () => {
  const papers = papersToBring();
  expect(new Set(papers).size).toBe(papers.length);
  expect(papers).toContain('已回收的核对表');
});
