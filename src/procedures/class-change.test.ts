import { expect, test } from 'vitest';
import { codesOf, effectOf } from '#test/an-application.ts';
import { classChange } from './class-change.ts';

const ANSWERS = { className: '2班', reason: '双胞胎兄弟分在两个班' };

test('another class, and the school’s word is enough', () => {
  expect(codesOf(classChange, ANSWERS)).toEqual([]);
  expect(classChange.steps.map(({ by }) => by)).toEqual(['head']);
  expect(effectOf(classChange, ANSWERS)).toEqual({ kind: 'change', cells: { className: '2班', changeKind: '转班级' } });
});

test('the class the pupil is in is no other class, however it is written', () => {
  expect(codesOf(classChange, { ...ANSWERS, className: '（1）班' })).toEqual(['nothing-changes']);
});
