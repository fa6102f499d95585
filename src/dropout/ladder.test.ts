import { expect, test } from 'vitest';
import { rungOf } from './ladder.ts';
import { objectionsToSettings, settingsFrom, USUAL_SETTINGS } from './settings.ts';

test.each([
  [0, undefined],
  [1, 'follow'],
  [2, 'follow'],
  [3, 'report'],
  [5, 'suspect'],
  [9, 'suspect'],
  [10, 'escalate'],
] as const)('away for %i school days: %s', (days, rung) => {
  expect(rungOf(days, USUAL_SETTINGS)).toBe(rung);
});

test('a county may set its own days, and what it did not set is as usual', () => {
  expect(rungOf(3, settingsFrom({ suspect: 3 }))).toBe('suspect');
  expect(settingsFrom({ suspect: 3 }).escalate).toBe(10);
  expect(settingsFrom(undefined)).toEqual(USUAL_SETTINGS);
});

test('a ladder that falls, days out of bounds and terms that overlap are not taken', () => {
  const codes = (change: object) => objectionsToSettings({ ...USUAL_SETTINGS, ...change }).map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({ suspect: 2 })).toEqual(['ladder']);
  expect(codes({ joint: 0, seated: 2.5 })).toEqual(['range', 'range']);
  const spring = { from: '2025-02-17', until: '2025-07-04' };
  expect(codes({ terms: [spring, { from: '2025-07-01', until: '2025-08-01' }] })).toEqual(['terms']);
  expect(codes({ terms: [spring, { from: '2024-09-01', until: '2025-01-17' }] })).toEqual([]);
});
