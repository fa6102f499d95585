import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { problemRecordDeletion } from './problem-record-deletion.ts';

const ANSWERS = {
  problem: 'same-number',
  foundBy: 'here',
  reason: 'duplicate',
  kept: '丹水镇中心小学四年级1班',
  note: '学生已随父母到丹水就读',
};
const record = aRecord({}, { stage: 'temporary' });
const facts = { problems: [{ rule: 'DUP-01', title: '身份证件号重复' }] };

test('being a problem record does not stand in the way of ending it', () => {
  expect(codesOf(problemRecordDeletion, ANSWERS, { record, facts })).toEqual([]);
  expect(effectOf(problemRecordDeletion, ANSWERS, { record })).toEqual({ kind: 'delete' });
});

test('the head verifies before the county decides', () => {
  expect(problemRecordDeletion.steps.map(({ by }) => by)).toEqual(['head', 'county']);
});

test('a problem that nobody here has found is the national platform’s', () => {
  expect(codesOf(problemRecordDeletion, ANSWERS, { record })).toEqual(['no-such-problem']);
  expect(codesOf(problemRecordDeletion, { ...ANSWERS, foundBy: 'national' }, { record })).toEqual([]);
});

test('what holds of any deletion holds of this one', () => {
  const household = { problem: 'same-number', foundBy: 'here', reason: 'duplicate-household', note: '两处户口' };
  expect(codesOf(problemRecordDeletion, household, { record, facts })).toEqual(['duplicate-household']);
  expect(codesOf(problemRecordDeletion, ANSWERS, { facts })).toEqual(['province-approval']);
});
