import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { gradeRepeat } from './grade-repeat.ts';

const AGAIN = { reason: 'guardian', grade: '小学三年级', className: '1' };

test('the guardian may ask that a grade be repeated', () => {
  expect(codesOf(gradeRepeat, AGAIN)).toEqual([]);
  expect(effectOf(gradeRepeat, AGAIN)).toEqual({
    kind: 'change',
    cells: { grade: '小学三年级', className: '1', changeKind: '留级' },
  });
});

test('in compulsory schooling the school never orders it', () => {
  const ordered = { ...AGAIN, reason: 'marks' };
  expect(codesOf(gradeRepeat, ordered)).toEqual(['by-order']);
  expect(wordsOf(gradeRepeat, ordered)).toContain('不得责令');
});

test('a senior high school may', () => {
  const facts = { stages: { holding: stagesOf('342') } };
  const answers = { reason: 'marks', grade: '高中一年级', className: '1' };
  expect(codesOf(gradeRepeat, answers, { record: aSeniorRecord(), facts })).toEqual([]);
});

test('one grade down, and not out of the stage', () => {
  expect(codesOf(gradeRepeat, { ...AGAIN, grade: '小学二年级' })).toEqual(['grade']);
  expect(codesOf(gradeRepeat, AGAIN, { record: aRecord({ grade: '初一', schoolKind: '初中' }) })).toEqual([
    'first-grade',
  ]);
});
