import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf } from '#src/registry/identity-number.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { inspect } from '../../inspect.ts';
import { REGISTER_RULES, RULES } from '../index.ts';

const FAMILY_RULES = RULES.filter(({ code }) => code.startsWith('GU-'));
const PHONE_RULE = REGISTER_RULES.filter(({ code }) => code === 'GU-13');

const findingsOf = (over: Student) =>
  inspect([aStudent(over)], { rules: FAMILY_RULES, registerRules: [] }, SETTING).findings.map(
    ({ code, field }) => `${code} ${field}`,
  );

/** The ordinary child with its two members changed about. */
const mirrored = (over: Student): Student =>
  Object.fromEntries(
    Object.entries(aStudent(over)).map(([field, cell]) => [
      field.replace(/^guardian([12])/, (_, member) => `guardian${member === '1' ? 2 : 1}`),
      cell,
    ]),
  );

test('both members are asked alike: to change them about changes only which is named', () => {
  const cell = fc.constantFrom(
    '',
    '无',
    '父亲',
    '母亲',
    '爷爷',
    '97',
    '是',
    '否',
    '110105194912310021',
    '411323201503129914',
  );
  const part = fc.constantFrom('name', 'relation', 'relationNote', 'phone', 'isGuardian', 'idType', 'idNumber');
  const change = fc.tuple(fc.constantFrom('guardian1', 'guardian2'), part, cell);
  fc.assert(
    fc.property(fc.array(change, { maxLength: 6 }), (changes) => {
      const over = Object.fromEntries(changes.map(([member, name, text]) => [`${member}.${name}`, text]));
      const codes = (student: Student) =>
        findingsOf(student)
          .map((finding) => finding.slice(0, 5))
          .sort();
      expect(codes(mirrored(over))).toEqual(codes(over));
    }),
  );
});

describe('a member who is named', () => {
  test('may have a landline, but the guardian must have some phone', () => {
    expect(findingsOf({ 'guardian1.phone': '0377 69661234' })).toEqual([]);
    expect(findingsOf({ 'guardian1.phone': '69661234' })).toEqual(['GU-06 guardian1.phone']);
    expect(findingsOf({ 'guardian2.phone': '', 'guardian2.isGuardian': '否' })).toEqual([]);
  });

  test('whose number is wrong is told once, whatever else the number would say', () => {
    expect(findingsOf({ 'guardian1.idNumber': '411323201806059938' })).toEqual(['GU-07 guardian1.idNumber']);
    expect(findingsOf({ 'guardian1.idNumber': numberBorn('20180605', 1).slice(0, 17) })).toEqual([
      'GU-07 guardian1.idNumber',
    ]);
  });

  test('is not asked for a number of a type that is not a resident’s', () => {
    expect(findingsOf({ 'guardian1.idType': '护照', 'guardian1.idNumber': 'E12345678' })).toEqual([]);
    expect(findingsOf({ 'guardian1.idType': undefined, 'guardian1.idNumber': '123' })).toEqual([]);
  });

  test('is old enough to be what they are called', () => {
    const father = (born: string) => findingsOf({ 'guardian1.idNumber': numberBorn(born, 1) });
    const grandfather = (born: string) =>
      findingsOf({ 'guardian1.relation': '爷爷', 'guardian1.idNumber': numberBorn(born, 1) });
    expect(father('20000312')).toEqual([]);
    expect(father('20000313')).toEqual(['GU-09 guardian1.idNumber']);
    expect(father('19490313')).toEqual([]);
    expect(father('19490312')).toEqual(['GU-09 guardian1.idNumber']);
    expect(grandfather('19850312')).toEqual([]);
    expect(grandfather('19850313')).toEqual(['GU-09 guardian1.idNumber']);
    expect(grandfather('19200101')).toEqual([]);
    expect(father('20180605')).toEqual(['GU-09 guardian1.idNumber']);
  });

  test('is of the sex the relation says', () => {
    const male = numberBorn('19550101', 1);
    const female = numberBorn('19550101', 2);
    for (const relation of ['父亲', '爷爷', '外公', '养父']) {
      expect(findingsOf({ 'guardian1.relation': relation, 'guardian1.idNumber': male })).toEqual([]);
      expect(findingsOf({ 'guardian1.relation': relation, 'guardian1.idNumber': female })).toEqual([
        'GU-10 guardian1.relation',
      ]);
    }
    expect(findingsOf({ 'guardian1.relation': '哥哥', 'guardian1.idNumber': female })).toEqual([]);
  });
});

describe('one phone', () => {
  const brokenAmong = (register: readonly Student[]) =>
    inspect(register.map(aStudent), { rules: [], registerRules: PHONE_RULE }, SETTING).findings.map(
      ({ record }) => record,
    );

  const child = (father: string, mother: string, phone = '13900000001'): Student => ({
    'guardian1.name': father,
    'guardian1.idNumber': '',
    'guardian1.phone': phone,
    'guardian2.name': mother,
    'guardian2.idNumber': '',
    'guardian2.phone': '',
  });

  const strangers = [child('甲一', '甲二'), child('乙一', '乙二'), child('丙一', '丙二'), child('丁一', '丁二')];

  test('of four families is told of each of the four pupils', () =>
    expect(brokenAmong(strangers)).toEqual([0, 1, 2, 3]));

  test('of one large family is nobody’s business, also by way of a half-brother', () => {
    expect(brokenAmong(Array.from({ length: 9 }, () => child('甲一', '甲二')))).toEqual([]);
    expect(brokenAmong([...strangers.slice(0, 3), child('丙一', '戊二'), child('己一', '戊二')])).toEqual([]);
  });

  test('makes one family of those who share a member’s number', () => {
    const number = numberBorn('19880605', 1);
    const cousins = strangers.slice(2).map((cousin) => ({ ...cousin, 'guardian1.idNumber': number }));
    expect(brokenAmong([...strangers.slice(0, 2), ...cousins])).toEqual([]);
  });

  test('that stands in both members’ cells counts once', () => {
    const twice = strangers.slice(0, 3).map((pupil) => ({ ...pupil, 'guardian2.phone': '139-0000-0001' }));
    expect(brokenAmong(twice)).toEqual([]);
  });

  test('that is no phone is no key', () => {
    expect(brokenAmong(strangers.map((pupil) => ({ ...pupil, 'guardian1.phone': '0' })))).toEqual([]);
  });

  test('is judged alike in whatever order the pupils come', () => {
    const name = fc.constantFrom('甲', '乙', '丙', '丁', '戊', '己');
    const register = fc.array(fc.tuple(name, name), { minLength: 3, maxLength: 8 });
    fc.assert(
      fc.property(register, (pairs) => {
        const pupils = pairs.map(([father, mother]) => child(`${father}一`, `${mother}二`));
        expect(brokenAmong([...pupils].reverse()).length).toBe(brokenAmong(pupils).length);
      }),
    );
  });
});

/** A number made up for someone of this birth and sex, check character and all. */
function numberBorn(born: string, sex: 1 | 2): string {
  const body = `411323${born}99${sex}`;
  return body + checkCharacterOf(body);
}
