import { describe, expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { inspect } from '../inspect.ts';
import { RULE_BOOK } from './index.ts';

const findingsOf = (over: Student) =>
  inspect([aStudent(over)], RULE_BOOK, SETTING).findings.map(({ code, field }) => `${code} ${field}`);

const REQUIRED = FIELDS.filter(({ required }) => required === 'yes').map(({ name }) => name);

/** The phone of a member is asked for by GU-06 where the member is a guardian; a name only where neither has one. */
const LEFT_TO_THE_OTHER_MEMBER = new Set(['guardian1.name', 'guardian2.name']);

describe('one empty cell gives one finding, about that cell', () => {
  test.each(REQUIRED.filter((field) => !LEFT_TO_THE_OTHER_MEMBER.has(field)))('%s', (field) => {
    const findings = findingsOf({ [field]: '' });
    expect(findings).toHaveLength(1);
    expect(findings[0]).toMatch(new RegExp(` ${field}$`));
    expect(findingsOf({ [field]: ' \u3000' })).toEqual(findings);
  });

  test('a member without a name is nobody, and nothing is asked of nobody', () => {
    const nobody = FIELDS.filter(({ name }) => name.startsWith('guardian2.')).map(({ name }) => [name, '']);
    expect(findingsOf(Object.fromEntries(nobody))).toEqual([]);
  });

  test('two members of whom none is marked are told once', () => {
    expect(findingsOf({ 'guardian1.isGuardian': '', 'guardian2.isGuardian': '' })).toEqual([
      'GU-02 guardian1.isGuardian',
    ]);
  });
});

test.each(FIELDS.filter(({ required }) => required === 'no').map(({ name }) => name))(
  '%s may be empty, or missing from the file',
  (field) => {
    expect(findingsOf({ [field]: '' })).toEqual([]);
    expect(findingsOf({ [field]: undefined })).toEqual([]);
  },
);

test.each(FIELDS.map(({ name }) => name))('a file without the column %s is not held against the child', (field) => {
  expect(findingsOf({ [field]: undefined })).toEqual([]);
});

test('a file with a name and nothing else finds nothing, and no rule crashes', () => {
  const { findings, tallies } = inspect([{ name: '张小明' }], RULE_BOOK, SETTING);
  expect(findings).toEqual([]);
  expect(tallies.filter(({ crashed }) => crashed > 0)).toEqual([]);
});
