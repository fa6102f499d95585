import { expect, test } from 'vitest';
import { aStudent } from '#test/world.ts';
import { countCounties, countyOf } from './county-of-register.ts';

const from = (...regions: readonly string[]) => {
  const students = regions.map((householdRegion) => aStudent({ householdRegion }));
  return countyOf(countCounties(students), students.length);
};

test('the county of more than half of the pupils is the register’s', () => {
  expect(from('411323000000', '411323104000', '411324')).toBe('411323');
});

test('half of the pupils are no majority', () => expect(from('411323', '411324')).toBeUndefined());

test('a pupil whose region is missing, wrong or no county still counts as a pupil', () => {
  expect(from('411323', '', '西峡')).toBeUndefined();
  expect(from('410000000000', '411300', '411300')).toBeUndefined();
});

test('no pupils, no county', () => expect(from()).toBeUndefined());
