import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { expulsion } from './expulsion.ts';

const ANSWERS = { decision: '西一高〔2025〕3号', decidedOn: '2025-03-14', heard: '是' };
const senior = { record: aSeniorRecord(), facts: { stages: { holding: stagesOf('342') } } };

test('a senior high school may, once pupil and guardian have been heard', () => {
  expect(codesOf(expulsion, ANSWERS, senior)).toEqual([]);
  expect(codesOf(expulsion, { ...ANSWERS, heard: '否' }, senior)).toEqual(['not-heard']);
  expect(effectOf(expulsion, ANSWERS)).toMatchObject({ cells: { recordStatus: '开除', changeKind: '开除学籍' } });
});

test('in compulsory schooling no school may, and the law is quoted', () => {
  expect(codesOf(expulsion, ANSWERS)).toEqual(['stage']);
  expect(wordsOf(expulsion, ANSWERS)).toContain('《义务教育法》第二十七条');
});

test('where nobody can tell the stage it is refused too', () => {
  const record = aRecord({ grade: '', schoolKind: '' });
  expect(codesOf(expulsion, ANSWERS, { record, facts: { stages: {} } })).toEqual(['stage-unknown']);
});
