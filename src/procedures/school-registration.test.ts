import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { CHILD, NAMESAKE, NO_NUMBER, PLACE } from '#test/a-child.ts';
import { codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { played } from '#test/played.ts';
import { schoolRegistration } from './school-registration.ts';

const NOBODY = { record: undefined };
const ANSWERS = { ...CHILD, ...PLACE, preschoolMatch: 'not-found' };
const WITHOUT = { ...NO_NUMBER, ...PLACE, preschoolMatch: 'not-found' };

test('the school checks, the county approves, and the child has a record in 小学一年级', () => {
  expect(codesOf(schoolRegistration, ANSWERS, NOBODY)).toEqual([]);
  expect(played(schoolRegistration)).toEqual(['学校审核：head', '县局核准：county', 'done']);
  const effect = effectOf(schoolRegistration, ANSWERS, NOBODY);
  expect(effect).toMatchObject({ kind: 'open', school: PLACES.other });
  expect(effect.kind === 'open' && effect.cells).toMatchObject({
    ...{ name: '李小雨', grade: '小学一年级', className: '2班', recordStatus: '在读' },
    ...{ schoolCode: '2141000002', schoolName: '丹水镇中心小学', registeredOn: '20250320' },
    'guardian1.name': '李大山',
    'guardian1.isGuardian': '是',
  });
});

test('a child without a number is registered on the school’s certificate and the guardian’s signed document', () => {
  expect(codesOf(schoolRegistration, WITHOUT, NOBODY)).toEqual([]);
  expect(codesOf(schoolRegistration, WITHOUT, { ...NOBODY, evidence: [] })).toEqual([
    'missing-proof:enrolment-certificate',
    'missing-proof:guardian-identity',
  ]);
  expect(effectOf(schoolRegistration, WITHOUT, NOBODY)).toMatchObject({ cells: { idType: '其他', idNumber: '' } });
});

test('of a child without a number at least the guardian’s is known', () => {
  expect(codesOf(schoolRegistration, { ...WITHOUT, guardianIdNumber: '' }, NOBODY)).toEqual(['guardian-number']);
});

test('a second registration of the same child is refused, and the first one named', () => {
  const around = { ...NOBODY, facts: { sameNumber: [NAMESAKE], sameChild: [NAMESAKE] } };
  expect(codesOf(schoolRegistration, ANSWERS, around)).toEqual(['already-registered']);
  expect(wordsOf(schoolRegistration, ANSWERS, around)).toContain('丁河镇中心小学，在读');
  expect(codesOf(schoolRegistration, { ...ANSWERS, otherChild: '是' }, around)).toEqual(['already-registered']);
});

test('a child of the same name, sex and birthday must be looked into, and what was found is proved', () => {
  const around = { ...NOBODY, facts: { sameChild: [NAMESAKE] } };
  expect(codesOf(schoolRegistration, WITHOUT, around)).toEqual(['same-child']);
  const looked = { ...WITHOUT, otherChild: '是' };
  expect(codesOf(schoolRegistration, looked, around)).toEqual([]);
  expect(codesOf(schoolRegistration, looked, { ...around, evidence: [] })).toContain('missing-proof:school-statement');
});

test('sex and birth date must be those of the number', () => {
  expect(codesOf(schoolRegistration, { ...ANSWERS, sex: '男' }, NOBODY)).toEqual(['sex-differs']);
  expect(codesOf(schoolRegistration, { ...ANSWERS, birthDate: '20180605' }, NOBODY)).toEqual(['birth-date-differs']);
});

test('a junior high school registers no first-graders', () => {
  const facts = { stages: { receiving: stagesOf('311') } };
  expect(codesOf(schoolRegistration, ANSWERS, { ...NOBODY, facts })).toEqual(['no-primary']);
});

test('a child that has a number of G has a record already', () => {
  const formal = { ...ANSWERS, nationalNumber: `G${CHILD.idNumber}` };
  expect(codesOf(schoolRegistration, formal, NOBODY)).toEqual(['number-formal']);
  const temporary = { ...ANSWERS, nationalNumber: `L411323${'20180506'}1234` };
  expect(codesOf(schoolRegistration, temporary, NOBODY)).toEqual([]);
});
