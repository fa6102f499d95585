import { expect, test } from 'vitest';
import { PROCEDURES, procedureOf } from './index.ts';
import { yearlyWindows } from './yearly-windows.ts';

const WINDOWS_2025 = yearlyWindows(2025);

test('transfers rest from 15 July to 14 August, graduating grades from 1 July', () => {
  const summer = WINDOWS_2025.filter(({ procedures }) => procedures.includes('transfer-in-across-provinces'));
  expect(summer.map(({ from, until, graduatingOnly }) => [from, until, graduatingOnly ?? false])).toEqual([
    ['2025-07-01', '2025-08-14', true],
    ['2025-07-15', '2025-08-14', false],
  ]);
});

test('February ends when it ends', () => {
  const ends = (year: number) => yearlyWindows(year)[0]?.until;
  expect([ends(2025), ends(2028)]).toEqual(['2025-02-28', '2028-02-29']);
});

test('whatever a window names is a procedure that heeds windows, and whatever heeds them is named by one', () => {
  const named = new Set(WINDOWS_2025.flatMap(({ procedures }): readonly string[] => procedures));
  const heeding = PROCEDURES.filter(({ blockedBy }) => blockedBy.some((blocker) => blocker === 'frozen'));
  expect([...named].sort()).toEqual(heeding.map(({ id }): string => id).sort());
  for (const id of named) expect(procedureOf(id)?.title).toBeTruthy();
});

test('every window says on whose authority, and its days are in order', () => {
  for (const { basis, from, until } of WINDOWS_2025) {
    expect(basis).toContain('教育部');
    expect(from <= until).toBe(true);
  }
});
