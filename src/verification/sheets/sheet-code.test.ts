import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addressOfSheet, readSheetCode, readSheetKey, sheetCodeOf, sheetKeyOf, spacedCode } from './sheet-code.ts';

const COUNTY = '411323';
const bytes = fc.uint8Array({ minLength: 16, maxLength: 16 });
const codes = bytes.map((some) => sheetCodeOf(COUNTY, some));

test('however a code comes in, it is the code that was printed', () => {
  fc.assert(
    fc.property(codes, (code) => {
      const found = { county: COUNTY, code };
      for (const typed of [
        code,
        `${code.toLowerCase()}\n`,
        spacedCode(code),
        spacedCode(code).replaceAll('-', ' '),
        spacedCode(code).replaceAll('-', '—'),
        [...code].map((one) => String.fromCharCode(one.charCodeAt(0) + 0xfee0)).join(''),
        addressOfSheet('https://renji.example.cn', code),
      ]) {
        expect(readSheetCode(typed)).toEqual(found);
      }
    }),
  );
});

test('other bytes make another code, every bit of them', () => {
  fc.assert(
    fc.property(bytes, fc.nat(127), (some, bit) => {
      const other = some.slice();
      other[bit >> 3] = (other[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(sheetCodeOf(COUNTY, other)).not.toBe(sheetCodeOf(COUNTY, some));
    }),
  );
});

test('one wrong letter, or two that changed places, is told from a sheet that does not exist', () => {
  fc.assert(
    fc.property(codes, fc.integer({ min: 9, max: 36 }), fc.constantFrom(...'23456789ABCXYZ01'), (code, at, letter) => {
      fc.pre(code[at] !== letter);
      expect(readSheetCode(code.slice(0, at) + letter + code.slice(at + 1))).toBe('mistyped');
      if (at < 36 && code[at] !== code[at + 1]) {
        const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
        expect(readSheetCode(swapped)).toBe('mistyped');
      }
    }),
  );
});

test('the code of something else is none of ours', () => {
  for (const typed of ['', '6901234567892', 'https://weixin.qq.com/r/abc', '411323-ABCDEFGH', 'RJ411323-']) {
    expect(readSheetCode(typed)).toBe('unknown');
  }
});

test('the key is typed as it is printed, in any letters', () => {
  const key = sheetKeyOf(Uint8Array.of(0, 31, 32, 255, 7, 100, 9));
  expect(key).toHaveLength(6);
  expect(readSheetKey(` ${key.slice(0, 3).toLowerCase()}-${key.slice(3)} `)).toBe(key);
  expect(readSheetKey(`${key}2`)).toBeUndefined();
  expect(readSheetKey('OOOOOO')).toBeUndefined();
});
