import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { FIELDS, type FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING, TODAY } from '#test/world.ts';
import { type Answer, ask, inspect } from '../inspect.ts';
import {
  type Example,
  type Fault,
  hasColumns,
  isAsked,
  type RegisterRule,
  type Rule,
  type Setting,
  settingOn,
} from '../rule.ts';
import { REGISTER_RULES, RULE_BOOK, RULES } from './index.ts';

/** The catalogue of the county, one line a rule, as it was handed to us. */
const AUTHORITY = new Map(
  parseCsv(readFileSync('test/authority/rules.csv', 'utf8'))
    .slice(1)
    .map(([code = '', title, dimension, severity = '', fields = '', , remedy]) => [
      code,
      { title, dimension, severity: severity.split(' ')[0], fields: fieldsNamedIn(fields), remedy },
    ]),
);

/** Answered by other means than a roster: linkage, presence, continuation, time. */
const NOT_OF_A_ROSTER = /^(DUP-03|PR-|CT-|TM-)/;

const ALL: readonly (Rule | RegisterRule)[] = [...RULES, ...REGISTER_RULES];

test('every rule of the county that a roster can answer is in the book', () => {
  const expected = [...AUTHORITY.keys()].filter((code) => !NOT_OF_A_ROSTER.test(code));
  expect(ALL.map(({ code }) => code).sort()).toEqual(expected.sort());
});

test('no two rules share a code, and registrars find them in the order of the county', () => {
  const order = [...AUTHORITY.keys()];
  for (const rules of [RULE_BOOK.rules, RULE_BOOK.registerRules]) {
    const codes = rules.map(({ code }) => code);
    expect(codes).toEqual(order.filter((code) => codes.includes(code)));
  }
  expect(new Set(ALL.map(({ code }) => code)).size).toBe(ALL.length);
});

describe.each(ALL.map((rule) => [rule.code, rule] as const))('%s', (code, rule) => {
  test('is what the county wrote', () => {
    const { title, dimension, severity, remedy } = rule;
    const { fields, ...written } = AUTHORITY.get(code) ?? { fields: [] };
    expect({ title, dimension, severity, remedy }).toEqual(written);
    expect(rule.fields).toEqual(expect.arrayContaining([...fields]));
  });

  test('tells the registrar why and what to do', () => {
    expect(rule.advice).toMatch(/\p{Script=Han}{4}/u);
    expect(rule.basis).not.toBe('');
    expect(rule.fields).toEqual(expect.arrayContaining([...(rule.needs ?? [])]));
  });

  test('has two examples that hold and two that break', () => {
    expect(rule.examples.holds.length).toBeGreaterThanOrEqual(2);
    expect(rule.examples.broken.length).toBeGreaterThanOrEqual(2);
  });
});

describe.each(RULES.map((rule) => [rule.code, rule] as const))('%s of one record', (_code, rule) => {
  test.each(rule.examples.broken)('is broken by %o', (example) => {
    const { student, setting } = situation(example);
    const faults = faultsOf(ask(rule, student, setting));
    expect(faults).not.toEqual([]);
    for (const fault of faults) expectDiscreet(rule, fault);
  });

  test.each(rule.examples.holds)('holds for %o', (example) => {
    const { student, setting } = situation(example);
    expect(['not-asked', []]).toContainEqual(ask(rule, student, setting));
  });

  test('holds for some record of which it is asked', () => {
    const answers = rule.examples.holds.map(situation).map(({ student, setting }) => ask(rule, student, setting));
    expect(answers).toContainEqual([]);
  });

  test('finds nothing wrong with the ordinary child', () => {
    expect(['not-asked', []]).toContainEqual(ask(rule, aStudent(), SETTING));
  });

  test('repeats no number that slipped into a column of its own', () => {
    const slips = rule.fields.flatMap((field) => NUMBERS.map((number) => aStudent({ [field]: number })));
    for (const fault of slips.flatMap((student) => faultsWithin(rule, student, SETTING))) expectDiscreet(rule, fault);
  });

  test('reads only the fields it declares, and never repeats a number', () => {
    const examples = [...rule.examples.holds, ...rule.examples.broken].map(situation);
    for (const { student, setting } of examples) faultsWithin(rule, student, setting);
    fc.assert(
      fc.property(anyStudent(rule.fields), (student) => {
        for (const fault of faultsWithin(rule, student, SETTING)) expectDiscreet(rule, fault);
      }),
    );
  });
});

describe.each(REGISTER_RULES.map((rule) => [rule.code, rule] as const))('%s of neighbours', (_code, rule) => {
  const judge = (register: readonly Example[]) => {
    const { setting } = situation(Object.assign({}, ...register));
    const students = register.map((example) => situation(example).student);
    return inspect(students, { rules: [], registerRules: [rule] }, setting);
  };

  test.each(rule.examples.broken.map((register) => [register] as const))('is broken by %o', (register) => {
    const { findings, tallies } = judge(register);
    expect(findings.length).toBeGreaterThanOrEqual(1);
    expect(tallies[0]?.crashed).toBe(0);
    for (const finding of findings) expectDiscreet(rule, finding);
  });

  test.each(rule.examples.holds.map((register) => [register] as const))('holds for %o', (register) => {
    const { findings, tallies } = judge(register);
    expect(findings).toEqual([]);
    expect(tallies[0]?.crashed).toBe(0);
  });

  test('reads only the fields it declares, and never repeats a number', () => {
    for (const register of [...rule.examples.holds, ...rule.examples.broken]) {
      faultsAmong(
        rule,
        register.map((example) => situation(example).student),
      );
    }
    fc.assert(
      fc.property(anyStudent(rule.fields), (student) => {
        for (const fault of faultsAmong(rule, Array(rule.atLeast).fill(student))) expectDiscreet(rule, fault);
      }),
    );
  });
});

/** The ordinary child but for what the example says, in the setting it asks for. */
function situation(example: Example): { readonly student: Student; readonly setting: Setting } {
  const { setting, ...cells } = example;
  return { student: aStudent(cells), setting: settingOn(setting?.today ?? TODAY, setting) };
}

function faultsWithin(rule: Rule, cells: Student, setting: Setting): readonly Fault[] {
  const student = within(rule, cells);
  return isAsked(rule, student, setting) ? rule.faults(student, setting) : [];
}

/** What the rule says of these records as one group, under every key that any of them has. */
function faultsAmong(rule: RegisterRule, register: readonly Student[]): readonly Fault[] {
  const group = register.map((cells) => within(rule, cells));
  const keys = group.flatMap((student) => (hasColumns(rule, student) ? rule.keys(student, SETTING) : []));
  expect(keys.flat()).not.toContain('');
  return keys.flatMap((key) =>
    rule.holds(group, SETTING) ? [] : group.map((student) => rule.fault(student, key, group)),
  );
}

/** The record, as it answers a rule that keeps its word about what it reads. */
function within(rule: Rule | RegisterRule, cells: Student): Student {
  const refuse = (key: string | symbol) => {
    throw new Error(`${rule.code} reads ${String(key)} without declaring it`);
  };
  const declared: ReadonlySet<string | symbol> = new Set(rule.fields);
  return new Proxy(cells, {
    get: (target, key, receiver) => (declared.has(key) ? Reflect.get(target, key, receiver) : refuse(key)),
    has: (target, key) => (declared.has(key) ? Reflect.has(target, key) : refuse(key)),
    ownKeys: () => refuse('every field'),
  });
}

function faultsOf(answer: Answer): readonly Fault[] {
  return typeof answer === 'string' ? [] : answer;
}

function expectDiscreet(rule: Rule | RegisterRule, { field, message }: Fault): void {
  expect(rule.fields).toContain(field);
  expect(message).toMatch(/\p{Script=Han}{2}/u);
  expect(message).not.toMatch(/\d{11}/);
}

/** Cells such as rosters have them, and worse; some of them among the fields that matter here. */
function anyStudent(fields: readonly FieldName[]): fc.Arbitrary<Student> {
  const names = FIELDS.map(({ name }) => name);
  const cell = fc.oneof(
    { weight: 4, arbitrary: fc.constantFrom(...CELLS) },
    { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 30 }) },
  );
  const change = fc.tuple(fc.oneof(fc.constantFrom(...fields), fc.constantFrom(...names)), cell);
  return fc.array(change, { maxLength: 8 }).map((changes) => aStudent(Object.fromEntries(changes)));
}

const NUMBERS = ['411323201503129914', '41132319890721992X', 'G411323201503129914', '13837700001'];

const CELLS = [
  undefined,
  ...'| |\u3000|无|0|1|2|6|9|A|Z|否|是|其他|护照|中国|父亲|母亲|51|97|同上|50|残疾|视力残疾|随班就读|河南省西峡县'.split(
    '|',
  ),
  ...'一年级|七年级|高三|2019级|201909|20150312|2015-03-12|20260101|住校|走读|休学|转出|毕业|13837700001|03776966666'.split(
    '|',
  ),
  ...'411323201503129914|41132319890721992X|41132319890721992x|810000201503129917|4.11323E+17|G411323201503129914'.split(
    '|',
  ),
  ...'L411323201503120001|阿依古丽·买买提|张•明|张\uE001|张 明|Mary Smith|411323000000|2141000001|99999999999999999999'.split(
    '|',
  ),
];

function fieldsNamedIn(column: string): readonly FieldName[] {
  const words = column
    .split(' ')
    .flatMap((word) => ['1', '2'].map((member) => word.replace('guardianN', `guardian${member}`)));
  return FIELDS.map(({ name }) => name).filter((name) => words.includes(name));
}

function parseCsv(text: string): readonly (readonly string[])[] {
  return text
    .trim()
    .split(/\r?\n/)
    .map((line) => [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map((cell) => cell[1] ?? cell[2] ?? ''));
}
