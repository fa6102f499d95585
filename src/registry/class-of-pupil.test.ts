import { expect, test } from 'vitest';
import { unitOfPupil } from './class-of-pupil.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001';
const TODAY = '2025-03-20';

test('a pupil of grade four in March 2025 is of the grade that entered in 2021', () => {
  expect(unitOfPupil(SCHOOL, { grade: '四年级', className: '1' }, TODAY)).toBe(`${SCHOOL}/p2021/1`);
});

test('the same class is found after the summer, when the grade is called the fifth', () => {
  expect(unitOfPupil(SCHOOL, { grade: '五年级', className: '1班' }, '2025-09-03')).toBe(`${SCHOOL}/p2021/1`);
});

test('a cohort names the grade by itself', () => {
  expect(unitOfPupil(SCHOOL, { grade: '初中2023级', className: '（3）班' }, TODAY)).toBe(`${SCHOOL}/j2023/3`);
});

test('the class may stand in the grade, as in 1.1班, and the school says which stage it runs', () => {
  expect(unitOfPupil(SCHOOL, { grade: '1.1班' }, TODAY)).toBe(`${SCHOOL}/p2024/1`);
  expect(unitOfPupil(SCHOOL, { grade: '1.1班' }, TODAY, '311')).toBe(`${SCHOOL}/j2024/1`);
});

test('a pupil whose grade or class nobody can tell stands at the school', () => {
  expect(unitOfPupil(SCHOOL, { grade: '大班', className: '1' }, TODAY)).toBe(SCHOOL);
  expect(unitOfPupil(SCHOOL, { grade: '四年级', className: '' }, TODAY)).toBe(SCHOOL);
  expect(unitOfPupil(SCHOOL, {}, TODAY)).toBe(SCHOOL);
});
