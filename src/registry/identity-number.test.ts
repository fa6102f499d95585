import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { localDate } from '#src/kernel/local-date.ts';
import {
  checkCharacterOf,
  isCredible,
  isDamaged,
  isOfPermit,
  normalizeNumber,
  readIdentityNumber,
} from './identity-number.ts';

/** Numbers made by the book: a province, a day, a serial, and the character that follows from them. */
const anyNumber = fc
  .record({
    region: fc.constantFrom('110105', '411323', '512221', '650000', '710000', '810000', '910000'),
    day: fc.record({
      y: fc.integer({ min: 1900, max: 2025 }),
      m: fc.integer({ min: 1, max: 12 }),
      d: fc.integer({ min: 1, max: 28 }),
    }),
    serial: fc.integer({ min: 0, max: 999 }),
  })
  .map(({ region, day, serial }) => {
    const birth = localDate(day.y, day.m, day.d) ?? '';
    const body = `${region}${birth.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
    return { text: body + checkCharacterOf(body), birth, region };
  });

describe('a number made by the book', () => {
  test('says where, when and whom, and passes', () => {
    fc.assert(
      fc.property(anyNumber, ({ text, birth, region }) => {
        expect(readIdentityNumber(text)).toMatchObject({
          text,
          region,
          birthDate: birth,
          checksumHolds: true,
          provinceHolds: true,
        });
      }),
    );
  });

  test('fails its check as soon as one digit is another', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(16), fc.integer({ min: 1, max: 9 }), ({ text }, at, step) => {
        const other = (Number(text[at]) + step) % 10;
        expect(readIdentityNumber(text.slice(0, at) + other + text.slice(at + 1))?.checksumHolds).toBe(false);
      }),
    );
  });

  test('fails its check when two different neighbours change places', () => {
    fc.assert(
      fc.property(anyNumber, fc.nat(15), ({ text }, at) => {
        const swapped = `${text.slice(0, at)}${text[at + 1]}${text[at]}${text.slice(at + 2)}`;
        expect(readIdentityNumber(swapped)?.checksumHolds).toBe(swapped === text);
      }),
    );
  });

  test('is the same number however a clerk wrote it', () => {
    const wide = (text: string) => [...text].map((c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0)).join('');
    const hand = fc.constantFrom<(text: string) => string>(
      (text) => ` ${text}\u3000`,
      (text) => `'${text}`,
      (text) => text.toLowerCase(),
      (text) => `${text.slice(0, 6)} ${text.slice(6, 14)}\u00A0${text.slice(14)}`,
      (text) => `\uFEFF${text}\u200B`,
      wide,
    );
    fc.assert(
      fc.property(anyNumber, hand, ({ text }, write) => {
        expect(normalizeNumber(write(text))).toBe(text);
      }),
    );
  });
});

test('the number of the standard itself passes', () => {
  expect(readIdentityNumber('11010519491231002X')).toEqual({
    text: '11010519491231002X',
    region: '110105',
    province: '11',
    birthDate: '1949-12-31',
    sex: '2',
    checksumHolds: true,
    provinceHolds: true,
  });
});

test.each(['', '无', '411323150312991', '41132320150312991', '4113232015031299144', 'X11323201503129914'])(
  '“%s” is not read as a citizen’s number',
  (text) => expect(readIdentityNumber(text)).toBeUndefined(),
);

test('a day that never was, and a province that is none, are told apart from a wrong check', () => {
  expect(readIdentityNumber('411323201502299911')).toMatchObject({ birthDate: undefined, checksumHolds: true });
  expect(readIdentityNumber('991323201503129917')).toMatchObject({ provinceHolds: false, checksumHolds: true });
});

test('a number is credible once its bearer is born', () => {
  const number = readIdentityNumber('411323201503129914');
  expect(number && isCredible(number, '2015-03-12')).toBe(true);
  expect(number && isCredible(number, '2015-03-11')).toBe(false);
});

test('residence permits of 港澳台 and foreigners are known from citizens’ cards', () => {
  const isPermit = (text: string) => {
    const number = readIdentityNumber(text);
    return number && isOfPermit(number);
  };
  expect(isPermit('810000201503129917')).toBe(true);
  expect(isPermit('911323201503129912')).toBe(true);
  expect(isPermit('411323201503129914')).toBe(false);
});

describe('what a spreadsheet did to a number', () => {
  test.each(['4.11323E+17', '4.11323201503e+17', '4.11323201503129E17', '4E+17', '411323201503129000'])(
    '%s is damaged',
    (text) => expect(isDamaged(text)).toBe(true),
  );

  test.each(['', '411323201503129914', '411323201503129009', 'E12345678', '41E12345', '5E1234567', '411323150312000'])(
    '%s is not',
    (text) => expect(isDamaged(text)).toBe(false),
  );

  test('a true number that happens to end in 000 is not', () => {
    const body = ['41132320150312', '41132320150313', '41132320150314', '41132320150315', '41132320150316']
      .flatMap((start) =>
        ['100', '200', '300', '400', '500', '600', '700', '800', '900'].map((serial) => start + serial),
      )
      .find((each) => each.endsWith('00') && checkCharacterOf(each) === '0');
    expect(body).toBeDefined();
    expect(isDamaged(`${body}0`)).toBe(false);
  });
});

test('no cell, whatever is in it, stops the readers', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      readIdentityNumber(text);
      isDamaged(text);
      expect(normalizeNumber(normalizeNumber(text))).toBe(normalizeNumber(text));
    }),
  );
});
