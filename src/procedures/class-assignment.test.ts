import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { classAssignment } from './class-assignment.ts';

test('each pupil into a class, with no word of a change of class in the record', () => {
  expect(codesOf(classAssignment, { className: '3' })).toEqual([]);
  expect(effectOf(classAssignment, { className: '3' })).toEqual({ kind: 'change', cells: { className: '3' } });
});

test('whose class is left out is told apart', () => {
  expect(codesOf(classAssignment, {})).toEqual(['required']);
});

test('who is not in school, or in no grade, is in no class', () => {
  expect(codesOf(classAssignment, { className: '3' }, { record: aRecord({ recordStatus: '出国' }) })).toEqual([
    'not-in-school',
  ]);
  expect(codesOf(classAssignment, { className: '3' }, { record: aRecord({ grade: '' }) })).toEqual(['grade-unknown']);
});
