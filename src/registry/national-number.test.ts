import fc from 'fast-check';
import { expect, test } from 'vitest';
import { isTemporary, readNationalNumber } from './national-number.ts';

test('the letter says how the record came about', () => {
  expect(readNationalNumber('G411323201503129914')).toEqual({ letter: 'G', digits: '411323201503129914' });
  expect(readNationalNumber(' l411323201503120001')).toEqual({ letter: 'L', digits: '411323201503120001' });
  expect(readNationalNumber('J41132320150312003X')).toEqual({ letter: 'J', digits: '41132320150312003X' });
});

test.each([
  '',
  '411323201503129914',
  'G41132320150312991',
  'G4113232015031299141',
  'H411323201503129914',
  'G41132320150312A914',
])('“%s” is no record number', (text) => expect(readNationalNumber(text)).toBeUndefined());

test('only G is formal', () => {
  expect((['G', 'L', 'J'] as const).filter((letter) => isTemporary({ letter, digits: '' }))).toEqual(['L', 'J']);
});

test('no cell, whatever is in it, stops the reader', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(() => readNationalNumber(text)).not.toThrow();
    }),
  );
});
