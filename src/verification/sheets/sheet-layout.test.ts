import { expect, test } from 'vitest';
import { FIELDS } from '#src/registry/fields.ts';
import { KEY_FIELDS } from '#src/registry/record.ts';
import { SHEET_CELLS } from './sheet-layout.ts';

/** Said by the school or by the national system, or standing in the sheet's head. */
const NOT_FOR_GUARDIANS = new Set([
  ...['schoolCode', 'schoolName', 'schoolKind', 'grade', 'className', 'leaveEnd', 'registeredOn', 'changeKind'],
  ...['policeCheck', 'bloodType'],
]);

test('the sheet asks for every field of the card once, and for nothing else', () => {
  const asked = SHEET_CELLS.map(({ name }) => name);
  expect([...asked].sort()).toEqual(
    FIELDS.map(({ name }) => name)
      .filter((name) => !NOT_FOR_GUARDIANS.has(name))
      .sort(),
  );
});

test('the five key fields are told from the others', () => {
  expect(SHEET_CELLS.filter(({ isKey }) => isKey).map(({ name }) => name)).toEqual(
    expect.arrayContaining([...KEY_FIELDS]),
  );
  expect(SHEET_CELLS.filter(({ isKey }) => isKey)).toHaveLength(KEY_FIELDS.length);
});
