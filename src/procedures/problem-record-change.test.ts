import { expect, test } from 'vitest';
import { codesOf, effectOf } from '#test/an-application.ts';
import { problemRecordChange } from './problem-record-change.ts';

const ANSWERS = { problem: 'name-differs', foundBy: 'here', reason: 'name-changed', name: '张晓明' };
const facts = { problems: [{ rule: 'ID-26', title: '公安比对不一致' }] };

test('the name is put right, and the former one kept', () => {
  expect(codesOf(problemRecordChange, ANSWERS, { facts })).toEqual([]);
  expect(effectOf(problemRecordChange, ANSWERS)).toEqual({
    kind: 'change',
    cells: { name: '张晓明', formerName: '张小明' },
  });
});

test('that the pupil is here must be proved beside what the police say', () => {
  const missing = codesOf(problemRecordChange, ANSWERS, { facts, evidence: [] });
  expect(missing).toContain('missing-proof:enrolment-certificate');
  expect(missing.length).toBe(2);
});

test('what holds of any change holds of this one', () => {
  expect(codesOf(problemRecordChange, { ...ANSWERS, name: '张小明' }, { facts })).toEqual(['nothing-changes']);
});
