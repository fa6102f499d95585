import { expect, test } from 'vitest';
import {
  classCode,
  classNameIn,
  classPath,
  classTitle,
  cohortName,
  gradeCode,
  gradeNameIn,
  nameWithin,
} from './class-path.ts';
import { isUnitCode } from './unit.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001';

test('a class keeps its path from the day it enters until it leaves, and is called by another grade every year', () => {
  expect(classPath(SCHOOL, gradeCode('p', 2021), '1')).toBe(`${SCHOOL}/p2021/1`);
  expect([2021, 2024, 2026].map((year) => classNameIn('p2021', '1班', year))).toEqual([
    '一年级1班',
    '四年级1班',
    '六年级1班',
  ]);
});

test('a grade that has left, or is yet to come, is called by its year of entry', () => {
  expect(gradeNameIn('p2015', 2024)).toBe('小学2015级（已毕业）');
  expect(gradeNameIn('j2026', 2024)).toBe('初中2026级（待入学）');
  expect(gradeNameIn('j2024', 2024)).toBe('七年级');
  expect(cohortName('s2023')).toBe('高中2023级');
});

test('however a school writes class 1, it is the same class', () => {
  expect(['1', '01', '1班', '（1）班', '(1)', ' 1 班', '一', '一班', '１班'].map(classCode)).toEqual(
    Array(9).fill('1'),
  );
  expect(['十班', '十二', '二十一班'].map(classCode)).toEqual(['10', '12', '21']);
  expect(classTitle('（2）班')).toBe('2班');
});

test('a class with a name of its own has a path of its own', () => {
  const names = [
    '火箭班',
    '向阳班',
    '实验A班',
    '实验B班',
    '阿卜杜热合曼阿卜杜克热木纪念班',
    '阿卜杜热合曼阿卜杜克热木实验班',
    'A班',
    '班',
  ];
  const codes = names.map((name) => classCode(name) ?? '');
  expect(new Set(codes).size).toBe(names.length);
  expect(codes.filter((code) => !isUnitCode(code))).toEqual([]);
  expect(classTitle('火箭班')).toBe('火箭班');
});

test('no name, no class', () => {
  expect(classCode('  ')).toBeUndefined();
  expect(classPath(SCHOOL, gradeCode('p', 2021), '')).toBeUndefined();
});

test('a school lists its grades and classes by what they are called this year', () => {
  const school = '/41/4113/411323/2141000001';
  const called = (kind: 'school' | 'grade' | 'class', name: string, path: `/${string}`) =>
    nameWithin({ kind, name, path }, 2024);
  expect(called('grade', '小学2021级', `${school}/p2021`)).toBe('四年级');
  expect(called('class', '1班', `${school}/p2021/1`)).toBe('四年级1班');
  expect(called('school', '丁河镇中心小学', school)).toBe('丁河镇中心小学');
});
