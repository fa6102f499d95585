import { expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { answerInWords, objectionToAnswer } from './roll-call.ts';
import { canBeSought, proceduresForUnlisted, TOLD_IN_CLASS } from './unlisted.ts';

const NOBODY = { name: '周小禾', sex: '', birthDate: '', number: '', formerSchool: '', phone: '' };
const FIRST_GRADE = `${PLACES.primary}/p2024/1` as const;
const SEVENTH_GRADE = `${PLACES.junior}/j2024/1` as const;

test('of a first-grader registration comes first, of a seventh-grader admission, and who comes in between is transferred', () => {
  expect(proceduresForUnlisted('nowhere', FIRST_GRADE, 2024)).toEqual([
    'school-registration',
    'transfer-in-within-province',
    'transfer-in-across-provinces',
  ]);
  expect(proceduresForUnlisted('nowhere', SEVENTH_GRADE, 2024)[0]).toBe('junior-admission');
  for (const later of [PLACES.primaryClass, PLACES.juniorClass]) {
    const ways = proceduresForUnlisted('nowhere', later, 2024);
    expect(ways).toContain('in-school-registration');
    expect(ways).not.toContain('school-registration');
  }
  expect(proceduresForUnlisted('county', PLACES.primaryClass, 2024)).toEqual(['transfer-within-county']);
});

test('a name alone is not looked up; a number is, and so are name, sex and birth date together', () => {
  expect(canBeSought(NOBODY)).toBe(false);
  expect(canBeSought({ ...NOBODY, sex: '女' })).toBe(false);
  expect(canBeSought({ ...NOBODY, sex: '女', birthDate: '20150401' })).toBe(true);
  expect(canBeSought({ ...NOBODY, number: '411323201504010027' })).toBe(true);
});

test('the class is told nothing of another county', () => {
  expect(TOLD_IN_CLASS.beyond).toBe(TOLD_IN_CLASS.nowhere);
});

test('away as recorded is said only of whom the record itself says away', () => {
  const away = { is: 'absent', where: 'as-recorded', note: '' } as const;
  expect(objectionToAnswer(away, '02')).toBeUndefined();
  expect(objectionToAnswer(away, '01')?.code).toBe('as-recorded');
  expect(objectionToAnswer(away, '')?.code).toBe('as-recorded');
  expect(answerInWords(away)).toBe('不在班：与学籍一致');
});

test('a number has no place in a note, however its digits are written', () => {
  for (const note of ['电话13837700001', '证件４１１３２３']) {
    expect(objectionToAnswer({ is: 'absent', where: 'unknown', note }, '01')?.code).toBe('number-in-note');
  }
  expect(objectionToAnswer({ is: 'absent', where: 'unknown', note: '2025年3月起，尾号0012' }, '01')).toBeUndefined();
});
