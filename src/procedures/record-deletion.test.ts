import { describe, expect, test } from 'vitest';
import { aRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { recordDeletion } from './record-deletion.ts';

const ANSWERS = { reason: 'duplicate', kept: '丹水镇中心小学四年级1班', note: '全国学籍系统查到同一人' };
const temporary = aRecord({}, { stage: 'temporary' });
const blank = aRecord({ idType: '其他', idNumber: '' }, { stage: 'temporary' });

const FOUND_HERE = { pathway: { step: 'delete', isNumber: false, isKeptGone: false } } as const;

test('a temporary record that is one too many leaves the rolls', () => {
  expect(codesOf(recordDeletion, ANSWERS, { record: temporary })).toEqual([]);
  expect(effectOf(recordDeletion, ANSWERS, { record: temporary })).toEqual({ kind: 'delete' });
});

test('never because a household was registered twice: the notice is quoted', () => {
  const answers = { reason: 'duplicate-household', note: '两处户口注销一处' };
  expect(codesOf(recordDeletion, answers, { record: temporary })).toEqual(['duplicate-household']);
  expect(wordsOf(recordDeletion, answers, { record: temporary })).toContain('不可进行学籍删除操作');
});

describe('a formal record', () => {
  test('stays without the province’s approval, and its document', () => {
    expect(codesOf(recordDeletion, ANSWERS)).toEqual(['province-approval']);
    const evidence = ['duplicate-proof'];
    expect(codesOf(recordDeletion, { ...ANSWERS, approval: '教基函〔2025〕12号' }, { evidence })).toEqual([
      'missing-proof:province-approval',
    ]);
  });

  test('goes with both', () => {
    expect(codesOf(recordDeletion, { ...ANSWERS, approval: '教基函〔2025〕12号' })).toEqual([]);
  });
});

test('a blank record is told from one with a number', () => {
  const answers = { ...ANSWERS, reason: 'blank-duplicate' };
  expect(codesOf(recordDeletion, answers, { record: blank, facts: FOUND_HERE })).toEqual([]);
  expect(codesOf(recordDeletion, answers, { record: temporary })).toEqual(['not-blank']);
  expect(codesOf(recordDeletion, ANSWERS, { record: blank })).toEqual(['is-blank']);
});

test('a blank record goes only when another was found, and together with its coming', () => {
  const answers = { ...ANSWERS, reason: 'blank-duplicate' };
  const { pathway } = FOUND_HERE;
  const codes = (facts: object) => codesOf(recordDeletion, answers, { record: blank, facts });
  expect(codes({})).toEqual(['look-up-first']);
  expect(codes({ pathway: { ...pathway, step: 'change' } })).toEqual(['look-up-first']);
  expect(codes({ pathway: { ...pathway, step: 'merge' } })).toEqual(['not-bound']);
  expect(codes({ pathway: { ...pathway, step: 'merge' }, isBound: true })).toEqual([]);
  expect(codes({ pathway: { ...pathway, isKeptGone: true } })).toEqual(['kept-gone']);
});

test('a departed pupil is reinstated first', () => {
  const record = aRecord({ recordStatus: '其他离校' }, { stage: 'temporary' });
  expect(codesOf(recordDeletion, ANSWERS, { record })).toEqual(['departed']);
});

test('a child with another record here is a duplicate, and not nobody’s', () => {
  const there = { student: 'x', unit: PLACES.other, school: '丹水镇中心小学', status: '在读' };
  const answers = { reason: 'not-ours', note: '查无此人' };
  expect(codesOf(recordDeletion, answers, { record: temporary })).toEqual([]);
  expect(codesOf(recordDeletion, answers, { record: temporary, facts: { sameNumber: [there] } })).toEqual([
    'is-duplicate',
  ]);
});
