import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { inspect } from '../../inspect.ts';
import { RULES } from '../index.ts';

const IDENTITY = RULES.filter(({ code }) => code.startsWith('ID-'));

/** The codes of the identity rules that the ordinary child breaks once these cells are changed. */
function codesBrokenBy(over: Student): readonly string[] {
  const { findings } = inspect([aStudent(over)], { rules: IDENTITY, registerRules: [] }, SETTING);
  return [...new Set(findings.map(({ code }) => code))];
}

const anyBody = fc
  .tuple(fc.constantFrom('110105', '411323', '512221'), fc.integer({ min: 1990, max: 2019 }), fc.nat(999))
  .map(([region, year, serial]) => `${region}${year}0312${String(serial).padStart(3, '0')}`);

describe('the number of a 居民身份证', () => {
  test('made by the book breaks none of its four rules', () => {
    fc.assert(
      fc.property(anyBody, (body) => {
        const codes = codesBrokenBy({ idNumber: body + checkCharacterOf(body) });
        expect(codes.filter((code) => ['ID-10', 'ID-11', 'ID-12', 'ID-13'].includes(code))).toEqual([]);
      }),
    );
  });

  test('with one digit mistyped breaks ID-11', () => {
    fc.assert(
      fc.property(anyBody, fc.nat(16), fc.integer({ min: 1, max: 9 }), (body, at, step) => {
        const mistyped = body.slice(0, at) + ((Number(body[at]) + step) % 10) + body.slice(at + 1);
        expect(codesBrokenBy({ idNumber: mistyped + checkCharacterOf(body) })).toContain('ID-11');
      }),
    );
  });

  test.each([
    ['411323150312991', ['ID-10']],
    ['4.11323E+17', ['ID-10', 'ID-16']],
    ['411323201503129000', ['ID-11', 'ID-15', 'ID-16']],
    ['４１１３２３２０１５０３１２９９１４', ['ID-17']],
    ['810000201503129917', ['ID-20']],
    ['', ['ID-08']],
  ])('“%s” breaks exactly %s', (idNumber, codes) => expect(codesBrokenBy({ idNumber })).toEqual(codes));

  test('under a type that is not understood is left to ID-06', () => {
    expect(codesBrokenBy({ idType: '学生证', idNumber: '110105194912310021' })).toEqual(['ID-06']);
  });
});

describe('the name', () => {
  test.each([
    ['张 明', ['ID-02']],
    ['张•明', ['ID-03']],
    ['张\uE001', ['ID-05']],
    ['张', ['ID-04']],
    ['　', ['ID-01']],
    ['阿依古丽 • 买买提', ['ID-02', 'ID-03', 'ID-04']],
    ['阿卜杜热合曼·阿卜杜拉', []],
  ])('“%s” breaks exactly %s', (name, codes) => expect(codesBrokenBy({ name })).toEqual(codes));

  test('with a made-up character is wrong, with a rare one worth a look', () => {
    const { findings } = inspect([aStudent({ name: '张𠮷\uE001' })], { rules: IDENTITY, registerRules: [] }, SETTING);
    expect(findings.map(({ severity }) => severity)).toEqual(['error', 'notice']);
  });
});

test('a child from Hong Kong on a residence permit breaks nothing', () => {
  const over = { idType: '香港特区护照/身份证明', idNumber: '810000201503129917', hkmotwOverseas: '香港同胞' };
  expect(codesBrokenBy(over)).toEqual([]);
});

test('each contradiction of origin is told once', () => {
  const over = { nationality: '美国', hkmotwOverseas: '香港同胞' };
  const { findings } = inspect([aStudent(over)], { rules: IDENTITY, registerRules: [] }, SETTING);
  expect(findings.map(({ code, field }) => [code, field])).toEqual([
    ['ID-23', 'nationality'],
    ['ID-23', 'hkmotwOverseas'],
  ]);
});
