import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { inspect } from '../../inspect.ts';
import { REGISTER_RULES } from '../index.ts';

const DUPLICATES = REGISTER_RULES.filter(({ code }) => code.startsWith('DUP-'));

/** What is found in a register of ordinary children, each changed in these cells: record, code and message. */
function findingsOf(...register: readonly Student[]) {
  const { findings } = inspect(
    register.map((over) => aStudent(over)),
    { rules: [], registerRules: DUPLICATES },
    SETTING,
  );
  return findings.map(({ record, code, message }) => ({ record, code, message }));
}

describe('one child registered three times', () => {
  const twice = findingsOf({}, { schoolCode: '2141000002' }, { schoolCode: '2141000003' });

  test('is found by identity number and by record number, at every record', () => {
    expect(twice.map(({ record, code }) => `${record} ${code}`)).toEqual([
      ...['0 DUP-01', '1 DUP-01', '2 DUP-01'],
      ...['0 DUP-05', '1 DUP-05', '2 DUP-05'],
    ]);
  });

  test('is told how many others there are', () => {
    expect(twice[0]?.message).toBe('与另外 2 条学籍的身份证件号相同');
  });
});

test('a child whose second record has no number is found by name, sex and birth date', () => {
  const second = { idType: '其他', idNumber: '', nationalNumber: 'J411323201503120039', birthDate: '2015年3月12日' };
  expect(findingsOf({}, second).map(({ record, code }) => [record, code])).toEqual([
    [0, 'DUP-02'],
    [1, 'DUP-02'],
  ]);
});

test('namesakes born on one day who both have their own number are two children', () => {
  expect(findingsOf({}, { idNumber: '411323201503129930', nationalNumber: 'G411323201503129930' })).toEqual([]);
});

test('a child who transferred is no duplicate of the record left behind', () => {
  expect(findingsOf({}, { recordStatus: '转出' })).toEqual([]);
});

test('classmates whose numbers a spreadsheet made alike are not taken for one child', () => {
  const damaged = { idNumber: '4.11323E+17' };
  expect(findingsOf(damaged, { ...damaged, name: '李小红', nationalNumber: '' })).toEqual([]);
});

test('an ordinary cell is its own part of the key, byte for byte', () => {
  const anyCell = fc.record({
    idNumber: fc.stringMatching(/^[1-9]\d{15}[1-9][\dX]$/),
    nationalNumber: fc.stringMatching(/^G\d{17}[\dX]$/),
    name: fc.stringMatching(/^[\u4E00-\u9FFF]{2,4}$/),
  });
  fc.assert(
    fc.property(anyCell, (cells) => {
      const keys = DUPLICATES.map((rule) => rule.keys(aStudent(cells), SETTING));
      expect(keys).toEqual([[['1', cells.idNumber]], [[cells.name, '1', '2015-03-12']], [[cells.nationalNumber]]]);
    }),
  );
});
