import { expect, test } from 'vitest';
import { ask } from '#src/quality/inspect.ts';
import { RULES } from '#src/quality/rules/index.ts';
import { FIELDS } from '#src/registry/fields.ts';
import { aStudent, SETTING } from '#test/world.ts';
import { checkCells, checkRecord } from './check-cells.ts';

test('a cell is told what is wrong with it, and with what stands beside it', () => {
  const faults = checkCells(aStudent({ phone: '1383770' }), 'phone', SETTING);
  expect(faults.map(({ rule, field }) => [rule, field])).toEqual([['CO-03', 'phone']]);
  expect(faults[0]?.way.kind).toBe('field');
});

test('an ordinary child has nothing wrong in any cell', () => {
  for (const { name } of FIELDS) expect(checkCells(aStudent(), name, SETTING)).toEqual([]);
});

test('a masked cell is not judged by its stars', () => {
  const student = aStudent({ idNumber: '4****************4' });
  expect(checkCells(student, 'sex', SETTING).length + checkCells(student, 'idNumber', SETTING).length).toBeGreaterThan(
    0,
  );
  const hidden = new Set(['idNumber'] as const);
  expect(checkCells(student, 'sex', SETTING, hidden)).toEqual([]);
  expect(checkRecord(student, SETTING, hidden)).toEqual([]);
});

test('each cell together says what all rules say', () => {
  const student = aStudent({ phone: '1', postcode: '2', 'guardian1.phone': '', householdType: '？', sex: '女' });
  const apart = FIELDS.flatMap(({ name }) => checkCells(student, name, SETTING));
  const plain = RULES.flatMap((rule) => {
    const answer = ask(rule, student, SETTING);
    return typeof answer === 'string' ? [] : answer;
  });
  expect(new Set(apart.map(({ message }) => message))).toEqual(new Set(plain.map(({ message }) => message)));
});
