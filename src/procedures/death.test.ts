import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { death } from './death.ts';

const ANSWERS = { diedOn: '2025-03-17' };

test('with either certificate the record ends', () => {
  for (const kind of ['death-certificate', 'household-cancellation-certificate'])
    expect(codesOf(death, ANSWERS, { evidence: [kind] })).toEqual([]);
  expect(effectOf(death, ANSWERS)).toMatchObject({
    kind: 'change',
    cells: { recordStatus: '死亡', changeKind: '死亡' },
  });
});

test('all of it takes ten working days', () => {
  expect(death.steps.reduce((sum, { withinWorkingDays }) => sum + withinWorkingDays, 0)).toBe(10);
});

test('also of a pupil on leave, and not of one whose record has ended', () => {
  expect(codesOf(death, ANSWERS, { record: aRecord({ recordStatus: '休学' }) })).toEqual([]);
  expect(codesOf(death, ANSWERS, { record: aRecord({ recordStatus: '转出' }) })).toEqual(['ended']);
});

test('a day that cannot be is refused', () => {
  expect(codesOf(death, { diedOn: '2025-03-21' })).toEqual(['died-later']);
  expect(codesOf(death, { diedOn: '2014-03-21' })).toEqual(['died-before']);
});
