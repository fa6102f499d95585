import { expect, test } from 'vitest';
import { aNumber, NAMESAKE } from '#test/a-child.ts';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { formalisation } from './formalisation.ts';

const OWN = '411323201503129914';
const record = aRecord({ nationalNumber: 'L411323201503121234' }, { stage: 'temporary' });
const ANSWERS = { nationalNumber: `G${OWN}`, issuedOn: '2025-03-10' };

test('the number of G is written into the same record, and into nothing else', () => {
  expect(codesOf(formalisation, ANSWERS, { record })).toEqual([]);
  expect(effectOf(formalisation, ANSWERS, { record })).toEqual({
    kind: 'change',
    cells: { nationalNumber: `G${OWN}` },
  });
  expect(played(formalisation)).toEqual(['学校核验：head', '县局审核：county', 'done']);
});

test('the national system’s answer is shown', () => {
  expect(codesOf(formalisation, ANSWERS, { record, evidence: [] })).toEqual(['missing-proof:national-lookup']);
});

test('a number of G is for life: none is issued twice', () => {
  expect(codesOf(formalisation, ANSWERS, { record: aRecord() })).toEqual(['formal-already']);
});

test('first the child’s own number, through 关键信息变更', () => {
  const without = aRecord({ idType: '其他', idNumber: '' }, { stage: 'temporary' });
  expect(codesOf(formalisation, ANSWERS, { record: without })).toEqual(['no-number']);
});

test('a number of another letter, or of another child, is refused', () => {
  expect(codesOf(formalisation, { nationalNumber: `L${OWN}` }, { record })).toEqual(['number-wrong']);
  const other = { nationalNumber: `G${aNumber('411323', '20150312', 17)}` };
  expect(codesOf(formalisation, other, { record })).toEqual(['number-differs']);
});

test('while the child has two records neither becomes formal', () => {
  expect(codesOf(formalisation, ANSWERS, { record, facts: { sameNumber: [NAMESAKE] } })).toEqual([
    'already-registered',
  ]);
  const problems = [{ rule: 'DUP-02', title: '姓名、性别、出生日期重复' }];
  expect(codesOf(formalisation, ANSWERS, { record, facts: { problems } })).toEqual(['problem-record']);
});
