import { expect, test } from 'vitest';
import { codesOf, effectOf } from '#test/an-application.ts';
import { missing } from './missing.ts';

const ANSWERS = {
  missingSince: '2025-03-10',
  reportedOn: '2025-03-11',
  reportedTo: '丁河派出所',
  search: '走访亲属五户，均未见到',
};

test('searched for, reported to the police, noted', () => {
  expect(codesOf(missing, ANSWERS)).toEqual([]);
  expect(effectOf(missing, ANSWERS)).toMatchObject({ kind: 'change', cells: { recordStatus: '下落不明' } });
});

test('without a report to the police nobody is missing', () => {
  expect(codesOf(missing, { ...ANSWERS, reportedOn: '' })).toEqual(['required']);
  expect(codesOf(missing, ANSWERS, { evidence: ['school-statement'] })).toEqual(['missing-proof:missing-report']);
});

test('the days must follow each other', () => {
  expect(codesOf(missing, { ...ANSWERS, reportedOn: '2025-03-09' })).toEqual(['reported-before']);
  expect(codesOf(missing, { ...ANSWERS, reportedOn: '2025-03-21' })).toEqual(['reported-later']);
});
