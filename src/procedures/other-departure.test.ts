import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { otherDeparture } from './other-departure.ts';

const ANSWERS = { reason: 'persuaded', leftOn: '2025-03-03', persuaded: '是', whereabouts: '随亲属外出，地址不详' };

test('after persuasion and report the departure is noted, and the record kept', () => {
  expect(codesOf(otherDeparture, ANSWERS)).toEqual([]);
  expect(effectOf(otherDeparture, ANSWERS)).toMatchObject({ kind: 'change', cells: { recordStatus: '其他离校' } });
});

test('it is not a way to be rid of a pupil of compulsory age', () => {
  expect(codesOf(otherDeparture, { ...ANSWERS, persuaded: '否' })).toEqual(['not-persuaded']);
  const senior = { record: aSeniorRecord(), facts: { stages: { holding: stagesOf('342') } } };
  expect(codesOf(otherDeparture, { ...ANSWERS, persuaded: '否' }, senior)).toEqual([]);
});

test('who goes to school elsewhere is transferred, and the county written to', () => {
  expect(codesOf(otherDeparture, { ...ANSWERS, reason: 'elsewhere' })).toEqual(['transfer']);
  expect(wordsOf(otherDeparture, { ...ANSWERS, reason: 'elsewhere' })).toContain('函告县局基础教育一股');
});
