import { expect, test } from 'vitest';
import { CHILD, NAMESAKE, PLACE } from '#test/a-child.ts';
import { codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { played } from '#test/played.ts';
import { returneeRegistration } from './returnee-registration.ts';

const NOBODY = { record: undefined };
const BACK = {
  ...{ ...CHILD, ...PLACE, kind: 'returned', grade: '小学二年级' },
  ...{ enteredOn: '2025-02-10', cameFrom: '日本 大阪市立小学校' },
};
const FOREIGN = { ...BACK, kind: 'foreign', nationality: '美国', idType: '护照', idNumber: 'C12345678' };
const FROM_HONG_KONG = { ...BACK, kind: 'hong-kong-macao-taiwan', idType: '6', idNumber: 'H12345678' };

test('school and county decide', () => {
  expect(played(returneeRegistration)).toEqual(['学校审核：head', '县局核准：county', 'done']);
});

test('whoever comes back shows the certificate of return, whoever comes from abroad the travel document', () => {
  const missing = { ...NOBODY, evidence: ['enrolment-certificate', 'guardian-identity'] };
  expect(codesOf(returneeRegistration, BACK, missing)).toEqual(['missing-proof:returnee-certificate']);
  expect(codesOf(returneeRegistration, FOREIGN, missing)).toEqual(['missing-proof:travel-document']);
  expect(codesOf(returneeRegistration, FROM_HONG_KONG, missing)).toEqual(['missing-proof:travel-document']);
  for (const answers of [BACK, FOREIGN, FROM_HONG_KONG]) {
    expect(codesOf(returneeRegistration, answers, NOBODY)).toEqual([]);
    expect(effectOf(returneeRegistration, answers, NOBODY).kind).toBe('open');
  }
});

test('kind, nationality and document must agree', () => {
  expect(codesOf(returneeRegistration, { ...FOREIGN, nationality: '中国' }, NOBODY)).toEqual(['kind']);
  expect(codesOf(returneeRegistration, { ...BACK, nationality: '日本' }, NOBODY)).toEqual(['kind']);
  expect(codesOf(returneeRegistration, { ...FROM_HONG_KONG, idNumber: 'X1' }, NOBODY)).toEqual(['number-wrong']);
});

test('whoever went abroad from here takes the old record up again', () => {
  const abroad = { ...NAMESAKE, status: '出国' };
  const around = { ...NOBODY, facts: { sameNumber: [abroad] } };
  expect(codesOf(returneeRegistration, BACK, around)).toEqual(['already-registered']);
  expect(wordsOf(returneeRegistration, BACK, around)).toMatch(/丁河镇中心小学，出国.*接续原学籍/);
});

test('nobody entered tomorrow', () => {
  expect(codesOf(returneeRegistration, { ...BACK, enteredOn: '2025-03-21' }, NOBODY)).toEqual(['entered-later']);
});
