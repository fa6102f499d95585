import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { CHILD, NAMESAKE, PLACE } from '#test/a-child.ts';
import { codesOf, effectOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { played } from '#test/played.ts';
import { inSchoolRegistration } from './in-school-registration.ts';

const NOBODY = { record: undefined };
const ANSWERS = { ...CHILD, ...PLACE, grade: '小学二年级', reason: '2024 年 9 月随父母返乡入读，此前未上学' };

test('school and county decide here; city, province and the nationwide search are written down by hand', () => {
  expect(played(inSchoolRegistration)).toEqual([
    '学校审核：head',
    '县局审核：county',
    '市局审核：系统外，登记人 county',
    '省厅审核：系统外，登记人 county',
    '全国查重：系统外，登记人 county',
    'done',
  ]);
});

test('a pupil whom nobody in the country knows gets a record in the grade it sits in', () => {
  expect(codesOf(inSchoolRegistration, ANSWERS, NOBODY)).toEqual([]);
  expect(effectOf(inSchoolRegistration, ANSWERS, NOBODY)).toMatchObject({
    kind: 'open',
    school: PLACES.other,
    cells: { grade: '小学二年级', recordStatus: '在读', changeKind: '' },
  });
});

test('the statement of the school and the answer of the nationwide look-up are asked for', () => {
  expect(codesOf(inSchoolRegistration, ANSWERS, { ...NOBODY, evidence: ['household-book'] })).toEqual([
    'missing-proof:school-statement',
    'missing-proof:national-lookup',
  ]);
});

test('first-graders are registered the ordinary way, and every grade at a school that has it', () => {
  expect(codesOf(inSchoolRegistration, { ...ANSWERS, grade: '小学一年级' }, NOBODY)).toEqual(['first-grade']);
  const facts = { stages: { receiving: stagesOf('311') } };
  expect(codesOf(inSchoolRegistration, ANSWERS, { ...NOBODY, facts })).toEqual(['grade']);
});

test('where a record is found the answer is a transfer', () => {
  const around = { ...NOBODY, facts: { sameNumber: [NAMESAKE] } };
  expect(codesOf(inSchoolRegistration, ANSWERS, around)).toEqual(['already-registered']);
});
