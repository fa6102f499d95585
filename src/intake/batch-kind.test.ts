import { expect, test } from 'vitest';
import { MEMBER_PARTS, memberField } from '#src/registry/fields.ts';
import { kindOfColumns, narrowedTo } from './batch-kind.ts';

const MEMBERS = MEMBER_PARTS.map(({ part }) => memberField(1, part));

test('a file with nothing but who the pupils are and their families is a family template', () => {
  expect(kindOfColumns(['nationalNumber', 'name', 'idNumber', null, ...MEMBERS])).toBe('family');
});

test('one column of the card makes it a roster, and so do fewer than three of a member', () => {
  expect(kindOfColumns(['name', 'ethnicity', ...MEMBERS])).toBe('roster');
  expect(kindOfColumns(['name', 'guardian1.name', 'guardian1.phone'])).toBe('roster');
});

test('a family template changes members and nothing of the pupil', () => {
  expect(narrowedTo('family', 'guardian1.phone', 'changes')).toBe('changes');
  expect(narrowedTo('family', 'phone', 'changes')).toBe('withheld');
  expect(narrowedTo('family', 'name', 'keyChanges')).toBe('withheld');
  expect(narrowedTo('roster', 'name', 'keyChanges')).toBe('keyChanges');
});
