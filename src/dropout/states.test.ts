import { expect, test } from 'vitest';
import { ledgerOf } from './states.ts';

test('a child counts as suspected until the written report has gone out, and as having dropped out from then on', () => {
  expect(ledgerOf({ state: 'persuading' })).toBe('suspected');
  expect(ledgerOf({ state: 'reported', reportedOn: '2025-03-20' })).toBe('dropout');
  expect(ledgerOf({ state: 'concluded' })).toBe('suspected');
  expect(ledgerOf({ state: 'closed', reportedOn: '2025-03-20' })).toBe('closed');
});
