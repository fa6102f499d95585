import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { gradeSkip } from './grade-skip.ts';

const UP = { grade: '小学五年级', className: '2', reason: '五年级上册测试合格' };

test('one grade up, with guardian’s request and marks', () => {
  expect(codesOf(gradeSkip, UP)).toEqual([]);
  expect(effectOf(gradeSkip, UP)).toEqual({
    kind: 'change',
    cells: { grade: '小学五年级', className: '2', changeKind: '跳级' },
  });
  expect(codesOf(gradeSkip, UP, { evidence: [] })).toEqual([
    'missing-proof:guardian-request',
    'missing-proof:transcript',
  ]);
});

test('not two grades, not the own one, not down', () => {
  for (const grade of ['小学六年级', '小学四年级', '小学三年级'])
    expect(codesOf(gradeSkip, { ...UP, grade })).toEqual(['grade']);
});

test('not out of the stage', () => {
  expect(codesOf(gradeSkip, { ...UP, grade: '初中一年级' }, { record: aRecord({ grade: '六年级' }) })).toEqual([
    'last-grade',
  ]);
});

test('not from a grade that nobody can read', () => {
  expect(codesOf(gradeSkip, UP, { record: aRecord({ grade: '大班' }) })).toEqual(['grade-unknown']);
});
