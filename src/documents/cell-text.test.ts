import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { columnLetters, dateText, isDateFormat, isoText, numberText } from './cell-text.ts';

describe('a number cell', () => {
  test.each([
    [13837700001, '13837700001'],
    [411323000000, '411323000000'],
    [999999999999999, '999999999999999'],
    [0.1 + 0.2, '0.3'],
    [-1.5, '-1.5'],
    [Number('411323201503129914'), '4.1132320150313E+17'],
    [1e15, '1E+15'],
    [Number.NaN, '#NUM!'],
  ])('%d reads %s', (value, text) => expect(numberText(value)).toBe(text));

  test('an identity number kept as a number can never pass for text', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 10n ** 15n, max: 10n ** 18n }), (number) => {
        expect(numberText(Number(number))).toMatch(/^\d(\.\d+)?E\+1[5-8]$/);
      }),
    );
  });
});

describe('a date cell', () => {
  test.each([
    [42075, '2015-03-12'],
    [42075.5, '2015-03-12 12:00:00'],
    [0.25, '06:00:00'],
    [1, '1900-01-01'],
    [61, '1900-03-01'],
    [-3, '-3'],
    [9_999_999, '9999999'],
  ])('serial %d is %s', (serial, text) => expect(dateText(serial, false)).toBe(text));

  test('counted from 1904', () => expect(dateText(40613, true)).toBe('2015-03-12'));

  test.each([
    ['2015-03-12T00:00:00.000', '2015-03-12'],
    ['2015-03-12T08:30:00Z', '2015-03-12 08:30:00'],
    ['2015-03-12', '2015-03-12'],
  ])('stamp %s is %s', (stamp, text) => expect(isoText(stamp)).toBe(text));
});

test.each([
  [14, undefined, true],
  [31, undefined, true],
  [57, undefined, true],
  [49, undefined, false],
  [0, 'General', false],
  [176, 'yyyy"年"m"月"', true],
  [177, '[$-804]aaaa;@', false],
  [178, '0.00_);[Red](0.00)', false],
  [179, '"day "0', false],
  [180, '[h]:mm', true],
  [181, '#,##0\\ "元"', false],
])('format %d %s shows a date: %s', (id, code, answer) => expect(isDateFormat(id, code)).toBe(answer));

test.each([
  [1, 'A'],
  [26, 'Z'],
  [27, 'AA'],
  [702, 'ZZ'],
  [703, 'AAA'],
  [16_384, 'XFD'],
])('column %d is %s', (column, letters) => expect(columnLetters(column)).toBe(letters));
