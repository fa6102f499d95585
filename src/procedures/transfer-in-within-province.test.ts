import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { CHILD, NAMESAKE, PLACE } from '#test/a-child.ts';
import { aRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { played } from '#test/played.ts';
import { transferInWithinProvince as procedure } from './transfer-in-within-province.ts';

const NOBODY = { record: undefined };
const ANSWERS = {
  ...{ ...CHILD, ...PLACE, nationalNumber: `G${CHILD.idNumber}`, grade: '小学一年级', reason: 'work' },
  ...{ fromPlace: '南阳市镇平县', fromSchool: '镇平县城关小学' },
};

test('our school and county decide; what the other county did is written down with day and proof', () => {
  expect(codesOf(procedure, ANSWERS, NOBODY)).toEqual([]);
  expect(played(procedure)).toEqual([
    '转入学校审核：head',
    '转入地县局审核：county',
    '转出学校核办：系统外，登记人 registrar',
    '转出地教育局核办：系统外，登记人 registrar',
    'done',
  ]);
});

test('the record is opened here with the number it always had', () => {
  expect(effectOf(procedure, ANSWERS, NOBODY)).toMatchObject({
    kind: 'open',
    school: PLACES.other,
    cells: { nationalNumber: `G${CHILD.idNumber}`, recordStatus: '在读', changeKind: '转学(转入)' },
  });
});

test('a child who was on our rolls before takes up the old record', () => {
  expect(effectOf(procedure, ANSWERS, { record: aRecord({ recordStatus: '转出' }) }).kind).toBe('change');
});

test('a child with a live record in this county transfers within it', () => {
  const around = { ...NOBODY, facts: { sameNumber: [NAMESAKE] } };
  expect(codesOf(procedure, ANSWERS, around)).toEqual(['already-registered']);
  expect(wordsOf(procedure, ANSWERS, around)).toContain('县内转学');
});

test('a number that is none, and a grade the school has not, are refused', () => {
  expect(codesOf(procedure, { ...ANSWERS, nationalNumber: 'G123' }, NOBODY)).toEqual(['national-number']);
  const facts = { stages: { receiving: stagesOf('311') } };
  expect(codesOf(procedure, ANSWERS, { ...NOBODY, facts })).toEqual(['no-such-grade']);
});

test('the freeze holds for a child without a record here, and for graduating grades earlier', () => {
  const frozen = [
    { title: '毕业年级业务冻结期', from: '2025-07-01', until: '2025-08-14', graduatingOnly: true },
  ] as const;
  const facts = { today: '2025-07-05', frozen } as const;
  expect(codesOf(procedure, ANSWERS, { ...NOBODY, facts })).toEqual([]);
  expect(codesOf(procedure, { ...ANSWERS, grade: '小学六年级' }, { ...NOBODY, facts })).toEqual(['frozen']);
});
