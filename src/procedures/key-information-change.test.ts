import { expect, test } from 'vitest';
import type { Answers } from '#src/workflow/procedure.ts';
import { aNumber, NAMESAKE } from '#test/a-child.ts';
import { aRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { keyInformationChange as procedure } from './key-information-change.ts';

/** Of the same day and sex as 张小明's own. */
const OTHER_NUMBER = aNumber('411323', '20150312', 17);
const RENAMED = { reason: 'name-changed', name: '张晓明' };
const CHANGED = { reason: 'number-changed', idNumber: OTHER_NUMBER };
const BLANK = aRecord({ idType: '其他', idNumber: '' }, { stage: 'temporary' });
/** The household was looked at, and nobody has the number. */
const LOOKED_UP = { pathway: { step: 'change', isNumber: true, isKeptGone: false } } as const;
const ISSUED = { reason: 'number-issued', idType: '居民身份证', idNumber: OTHER_NUMBER };

test('the head verifies, the county decides, and the name changes', () => {
  expect(codesOf(procedure, RENAMED)).toEqual([]);
  expect(played(procedure)).toEqual(['学校核验：head', '县局审核：county', 'done']);
  expect(effectOf(procedure, RENAMED)).toEqual({ kind: 'change', cells: { name: '张晓明', formerName: '张小明' } });
});

test('a name that was only typed wrong is no former name', () => {
  expect(effectOf(procedure, { ...RENAMED, reason: 'name-wrong' })).toEqual({
    kind: 'change',
    cells: { name: '张晓明' },
  });
});

test('what the police changed they certify: without it nothing moves (通知 一(三))', () => {
  const certificate = 'missing-proof:household-change-certificate|household-cancellation-certificate';
  for (const answers of [RENAMED, CHANGED]) {
    expect(codesOf(procedure, answers, { evidence: ['household-book', 'identity-card'] })).toEqual([certificate]);
    expect(codesOf(procedure, answers, { evidence: ['household-change-certificate'] })).toEqual([]);
  }
});

test('what was only typed wrong the household book shows, and the school says how it came about', () => {
  const wrong = { reason: 'number-wrong', idNumber: OTHER_NUMBER };
  expect(codesOf(procedure, wrong, { evidence: ['household-book'] })).toHaveLength(1);
  expect(codesOf(procedure, wrong, { evidence: ['household-book', 'school-statement'] })).toEqual([]);
  expect(codesOf(procedure, wrong, { evidence: ['household-change-certificate'] })).toEqual([]);
});

test('a duplicated household needs both certificates, and the record stays', () => {
  const answers = { reason: 'duplicate-household', idNumber: OTHER_NUMBER };
  expect(codesOf(procedure, answers, { evidence: ['household-change-certificate'] })).toEqual([
    'missing-proof:household-cancellation-certificate',
  ]);
  expect(effectOf(procedure, answers)).toEqual({ kind: 'change', cells: { idNumber: OTHER_NUMBER } });
});

test('a child gets its first number, document and all', () => {
  const around = { record: BLANK, facts: LOOKED_UP };
  expect(codesOf(procedure, ISSUED, around)).toEqual([]);
  expect(codesOf(procedure, { ...ISSUED, idType: '' }, around)).toEqual(['number-without-document']);
  expect(codesOf(procedure, ISSUED)).toEqual(['number-there']);
});

test('no first number without the look-ups, and none but the one that was looked up', () => {
  const { pathway } = LOOKED_UP;
  const codes = (facts: object, answers: Answers = ISSUED) => codesOf(procedure, answers, { record: BLANK, facts });
  expect(codes({})).toEqual(['look-up-first']);
  expect(codes({ pathway: { ...pathway, step: 'merge' } })).toEqual(['look-up-first']);
  expect(codes({ pathway: { ...pathway, isNumber: false } })).toEqual(['other-number']);
  for (const reason of ['number-wrong', 'number-changed', 'document-changed']) {
    expect(codes({}, { ...ISSUED, reason })).toEqual(['look-up-first']);
  }
  const household = { ...ISSUED, reason: 'duplicate-household' };
  expect(codes(LOOKED_UP, household)).toEqual(['look-up-first']);
  expect(codes({ pathway: { ...pathway, step: 'change-household' } }, household)).toEqual([]);
  expect(wordsOf(procedure, ISSUED, { record: BLANK })).toMatch(/通知一\(二\)：先逐人核实户籍.*无证件号核实/);
});

test('a number on somebody else’s record is a duplicate, not a correction', () => {
  const around = { record: BLANK, facts: { ...LOOKED_UP, sameNumber: [NAMESAKE] } };
  expect(codesOf(procedure, ISSUED, around)).toEqual(['already-registered']);
  expect(wordsOf(procedure, ISSUED, around)).toMatch(/丁河镇中心小学，在读.*无证件号核实/);
});

test('a child of the same name and birthday is looked into when a number comes, and the finding is proved', () => {
  const around = { record: BLANK, facts: { ...LOOKED_UP, sameChild: [NAMESAKE] } };
  expect(codesOf(procedure, ISSUED, around)).toEqual(['same-child']);
  expect(codesOf(procedure, { ...ISSUED, otherChild: '是' }, around)).toEqual([]);
});

test('a name is put right although the number stands on two records: that is how such records are mended', () => {
  expect(codesOf(procedure, RENAMED, { facts: { sameNumber: [NAMESAKE] } })).toEqual([]);
});

test('the number carries the birthday and the sex, and all three must agree', () => {
  const girls = aNumber('411323', '20150312', 18);
  expect(codesOf(procedure, { reason: 'number-wrong', idNumber: girls })).toEqual(['sex-differs']);
  expect(codesOf(procedure, { reason: 'number-wrong', idNumber: girls, sex: '女' })).toEqual([]);
  const later = aNumber('411323', '20150321', 17);
  expect(codesOf(procedure, { reason: 'number-wrong', idNumber: later })).toEqual(['birth-date-differs']);
  expect(codesOf(procedure, { reason: 'other-correction', birthDate: '20150321' })).toEqual(['birth-date-differs']);
});

test('a wrong digit, a province that is none, and what a spreadsheet left over are told apart', () => {
  const codes = (idNumber: string) => codesOf(procedure, { reason: 'number-wrong', idNumber });
  expect(codes('411323201503129911')).toEqual(['number-wrong']);
  expect(codes(aNumber('991323', '20150312', 17))).toEqual(['number-wrong']);
  expect(codes('411323201503129000')).toEqual(['number-damaged']);
  expect(codes('4.11323E+17')).toEqual(['number-damaged']);
});

test('a document of another kind has a number of its own kind, and the proofs of 附件 2', () => {
  const passport = { reason: 'document-changed', idType: '护照', idNumber: 'e12345678' };
  expect(codesOf(procedure, passport)).toEqual([]);
  expect(effectOf(procedure, passport)).toMatchObject({ cells: { idType: '护照', idNumber: 'E12345678' } });
  expect(codesOf(procedure, passport, { evidence: ['travel-document'] })).toEqual([
    'missing-proof:enrolment-certificate',
    'missing-proof:guardian-identity',
  ]);
  expect(codesOf(procedure, { ...passport, idNumber: 'E-1' })).toEqual(['number-wrong']);
  expect(codesOf(procedure, { ...passport, idNumber: '411323201503129914' })).toEqual(['type-differs']);
  expect(codesOf(procedure, { ...passport, idType: '军官证' })).toEqual(['type-of-soldiers']);
  const permit = aNumber('810000', '20150312', 17);
  expect(codesOf(procedure, { reason: 'number-wrong', idNumber: permit })).toEqual(['type-differs']);
  expect(codesOf(procedure, { reason: 'document-changed', idType: '6', idNumber: permit })).toEqual([]);
});

test('a number that belongs to nobody goes away with its document', () => {
  const answers = { reason: 'number-void', idType: '其他' };
  expect(codesOf(procedure, answers)).toEqual([]);
  expect(effectOf(procedure, answers)).toEqual({ kind: 'change', cells: { idType: '其他', idNumber: '' } });
  expect(codesOf(procedure, { ...answers, idNumber: OTHER_NUMBER })).toContain('document-kept');
});

test('a name has no blank, no full stop and no note in brackets; a minority name has its dot', () => {
  const codes = (name: string) => codesOf(procedure, { reason: 'name-changed', name });
  expect(codes('张 晓明')).toEqual(['name-characters']);
  expect(codes('张晓明(大)')).toEqual(['name-characters']);
  expect(codes('阿依古丽.买买提')).toEqual(['name-dot']);
  expect(codes('阿依古丽·买买提')).toEqual([]);
});

test('the application says what it is for', () => {
  expect(codesOf(procedure, { reason: 'name-changed', name: '张小明' })).toEqual(['nothing-changes']);
  expect(codesOf(procedure, { reason: 'name-changed', sex: '男' })).toEqual(['nothing-changes', 'reason-differs']);
  expect(codesOf(procedure, { reason: 'duplicate-household', idNumber: '411323201503129914', name: '张晓明' })).toEqual(
    ['number-kept'],
  );
  expect(codesOf(procedure, {})).toContain('required');
});

test('a birthday to come, and a pupil who has left, are refused', () => {
  const unborn = { reason: 'other-correction', birthDate: '20250321' };
  expect(codesOf(procedure, unborn, { record: BLANK })).toEqual(['born-later']);
  expect(codesOf(procedure, RENAMED, { record: aRecord({ recordStatus: '转出' }) })).toEqual(['ended']);
});
