import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isHan } from '#src/kernel/text.ts';
import {
  illegalCharactersIn,
  normalizeName,
  privateUseIn,
  rareCharactersIn,
  spellOut,
  wrongDotsIn,
} from './personal-name.ts';

describe('what a name may not have', () => {
  test.each(['张小明', '欧阳〇一', '阿依古丽·买买提', 'Mary Smith', 'José', 'Jose\u0301', '𠮷田', '㐂'])(
    'nothing in %s',
    (name) => expect(illegalCharactersIn(name)).toEqual([]),
  );

  test.each([
    ['张 明', [' ']],
    [' 张明', [' ']],
    ['张明 ', [' ']],
    ['Mary  Smith', [' ']],
    ['Mary Smith ', [' ']],
    ['张 Smith', [' ']],
    ['Mary\u00A0Smith', ['\u00A0']],
    ['张\u3000明', ['\u3000']],
    ['张明\t', ['\t']],
    ['张小明（大）', ['（', '）']],
    ['张明2', ['2']],
    ['张明、李红', ['、']],
    ['Ｍary', ['Ｍ']],
    ["O'Brien", ["'"]],
    ['张\u200B明', ['\u200B']],
    ['张\uD800', ['\uD800']],
  ])('%s has something', (name, illegal) => expect(illegalCharactersIn(name)).toEqual(illegal));
});

test.each(['\u2022', '\u30FB', '\u2027', '\uFF0E', '.', '\uFF61', '\u25CF', '\u3002'])(
  'a dot written %s is a wrong dot and nothing else',
  (dot) => {
    const name = `阿依古丽${dot}买买提`;
    expect(wrongDotsIn(name)).toEqual([dot]);
    expect(illegalCharactersIn(name)).toEqual([]);
    expect(normalizeName(name)).toBe('阿依古丽·买买提');
  },
);

test('made-up characters are one thing, rare ones of the standard another, and 〇 is neither', () => {
  expect(privateUseIn('张\uE001\u{F0000}')).toEqual(['\uE001', '\u{F0000}']);
  expect(rareCharactersIn('张㐂𠮷\uF9D1')).toEqual(['㐂', '𠮷', '\uF9D1']);
  expect(rareCharactersIn('张〇明')).toEqual([]);
});

test('no character is reported under two heads', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      const reported = [...illegalCharactersIn(name), ...wrongDotsIn(name), ...privateUseIn(name)];
      expect(new Set(reported).size).toBe(reported.length);
      expect(reported.filter(isHan)).toEqual([]);
    }),
  );
});

test('names are compared without blanks, width and the kind of dot', () => {
  expect(normalizeName(' 张 小明\u3000')).toBe('张小明');
  expect(normalizeName('Ｍary smith')).toBe('MARYSMITH');
  expect(normalizeName('阿依古丽·买买提')).toBe('阿依古丽·买买提');
});

test('comparing twice is comparing once', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (name) => {
      expect(normalizeName(normalizeName(name))).toBe(normalizeName(name));
    }),
  );
});

test('a message names what cannot be seen, and does not run on', () => {
  expect(spellOut([' ', '\u3000', '（', '\u200B'])).toBe('空格、全角空格、“（”、U+200B');
  expect(spellOut(['1', '2', '3', '4', '5', '6'])).toBe('“1”、“2”、“3”、“4”、“5” 等');
});
