import { expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { byClass, commonUnit, inClassOrder, portions } from './sheet-choice.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001';
const inClass = (code: string, count: number) =>
  Array.from({ length: count }, (_, at) => ({ student: `${code}-${at}`, unit: `${SCHOOL}/p2021/${code}` as UnitPath }));

test('classes follow one another as people count them', () => {
  const classes = byClass([...inClass('10', 1), ...inClass('2', 2), ...inClass('1', 1)]);
  expect(classes.map(({ unit, students }) => [unit.split('/').at(-1), students.length])).toEqual([
    ['1', 1],
    ['2', 2],
    ['10', 1],
  ]);
});

test('a school of two thousand is shared out evenly between two processes, and no class is torn', () => {
  const classes = byClass(Array.from({ length: 44 }, (_, at) => inClass(String(at + 1), 45)).flat());
  const shares = portions(classes);
  expect(shares.flat()).toEqual(classes);
  const pages = shares.map((share) => share.reduce((sum, { students }) => sum + students.length, 0));
  expect(pages.length % 2).toBe(0);
  expect(Math.max(...pages)).toBeLessThanOrEqual(450);
});

test('the unit of pupils from two classes is their grade or their school', () => {
  expect(commonUnit([`${SCHOOL}/p2021/1`, `${SCHOOL}/p2021/2`])).toBe(`${SCHOOL}/p2021`);
  expect(commonUnit([`${SCHOOL}/p2021/1`, `${SCHOOL}/p2022/1`])).toBe(SCHOOL);
  expect(commonUnit([`${SCHOOL}/p2021/1`])).toBe(`${SCHOOL}/p2021/1`);
  expect(commonUnit([])).toBeUndefined();
});

test('in a class they follow their 班内学号, as a teacher hands out, when each has one of their own', () => {
  const order = (...numbers: readonly string[]) => inClassOrder(numbers, (number) => number);
  expect(order('10', '2', '1')).toEqual(['1', '2', '10']);
  expect(order('０３', '02', '1')).toEqual(['1', '02', '０３']);
});

test('one number that is missing, is none or comes twice, and all stay in the order of their names', () => {
  const order = (...numbers: readonly string[]) => inClassOrder(numbers, (number) => number);
  for (const given of [
    ['3', '', '1'],
    ['3', '无', '1'],
    ['3', '03', '1'],
  ])
    expect(order(...given)).toEqual(given);
});
