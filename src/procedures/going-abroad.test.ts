import { expect, test } from 'vitest';
import { aRecord, codesOf, effectOf } from '#test/an-application.ts';
import { goingAbroad } from './going-abroad.ts';

const ANSWERS = { destination: '新加坡', leftOn: '2025-03-14' };

test('with request and visa the record rests as 出国', () => {
  expect(codesOf(goingAbroad, ANSWERS)).toEqual([]);
  expect(effectOf(goingAbroad, ANSWERS)).toMatchObject({ kind: 'change', cells: { recordStatus: '出国' } });
  expect(codesOf(goingAbroad, ANSWERS, { evidence: ['guardian-request'] })).toEqual(['missing-proof:exit-document']);
});

test('nobody has left before they leave, or twice', () => {
  expect(codesOf(goingAbroad, { ...ANSWERS, leftOn: '2025-03-21' })).toEqual(['left-later']);
  expect(codesOf(goingAbroad, ANSWERS, { record: aRecord({ recordStatus: '出国' }) })).toEqual(['not-in-school']);
});
