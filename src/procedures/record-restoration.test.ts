import { expect, test } from 'vitest';
import { codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { PLACES } from '#test/cast.ts';
import { recordRestoration } from './record-restoration.ts';

const ANSWERS = { reason: '误删，学生一直在校' };

test('what was deleted by mistake comes back', () => {
  expect(codesOf(recordRestoration, ANSWERS)).toEqual([]);
  expect(effectOf(recordRestoration, ANSWERS)).toEqual({ kind: 'restore' });
});

test('not when the child has been registered again meanwhile', () => {
  const there = { student: 'x', unit: PLACES.other, school: '丹水镇中心小学', status: '在读' };
  const facts = { sameNumber: [there] };
  expect(codesOf(recordRestoration, ANSWERS, { facts })).toEqual(['already-registered']);
  expect(wordsOf(recordRestoration, ANSWERS, { facts })).toContain('丹水镇中心小学');
});
