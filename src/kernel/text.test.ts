import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHan, isPrivateUse, lengthOf, toHalfWidth } from './text.ts';

describe('full-width characters', () => {
  test('become their half-width twins, Chinese ones stay', () => {
    expect(toHalfWidth('４１１３２３Ｘ（初一）　ａ／ｂ')).toBe('411323X(初一) a/b');
  });

  test('of every printable ASCII character are understood', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme-ascii' }), (text) => {
        const wide = text
          .replace(/[!-~]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0))
          .replace(/ /g, '\u3000');
        expect(toHalfWidth(wide)).toBe(text);
        expect(toHalfWidth(text)).toBe(text);
      }),
    );
  });
});

describe('a rare character', () => {
  test('beyond the basic plane counts as one', () => expect(lengthOf('张\u{20BB7}')).toBe(2));

  test('is Chinese in every block, a made-up one is not', () => {
    expect(['张', '〇', '\u{20BB7}', '\u{30000}'].map(isHan)).toEqual([true, true, true, true]);
    expect(['\uE001', 'a', '·', '1'].map(isHan)).toEqual([false, false, false, false]);
  });

  test('is private where some machine made it up', () => {
    expect(['\uE001', '\u{F0000}', '张'].map(isPrivateUse)).toEqual([true, true, false]);
  });
});
