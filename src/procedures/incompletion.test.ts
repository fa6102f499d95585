import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { incompletion } from './incompletion.ts';

const ANSWERS = { leftOn: '2025-03-14', reason: '外出务工' };
const around = { record: aSeniorRecord(), facts: { stages: { holding: stagesOf('342') } } };

test('a year and a half studied is enough', () => {
  expect(codesOf(incompletion, ANSWERS, around)).toEqual([]);
  expect(effectOf(incompletion, ANSWERS)).toEqual({
    kind: 'change',
    cells: { recordStatus: '肄业', changeKind: '肄业' },
  });
});

test('less than a year is a 退学', () => {
  expect(codesOf(incompletion, { ...ANSWERS, leftOn: '2024-08-31' }, around)).toEqual(['too-short']);
  expect(codesOf(incompletion, { ...ANSWERS, leftOn: '2024-09-01' }, around)).toEqual([]);
});

test('in compulsory schooling nobody leaves half-way, and the law is quoted', () => {
  expect(codesOf(incompletion, ANSWERS)).toContain('stage');
  expect(wordsOf(incompletion, ANSWERS)).toContain('《义务教育法》第五条');
});
