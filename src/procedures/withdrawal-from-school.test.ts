import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { withdrawalFromSchool } from './withdrawal-from-school.ts';

const ANSWERS = { reason: 'guardian', leftOn: '2025-03-14' };
const facts = { stages: { holding: stagesOf('342') } };

test('a senior high pupil may leave at the guardian’s request', () => {
  expect(codesOf(withdrawalFromSchool, ANSWERS, { record: aSeniorRecord(), facts })).toEqual([]);
  expect(effectOf(withdrawalFromSchool, ANSWERS)).toMatchObject({
    cells: { recordStatus: '退学', changeKind: '退学' },
  });
});

test.each(['四年级', '九年级'])('in compulsory schooling (%s) it is refused, quoting the law', (grade) => {
  const record = aRecord({ grade });
  expect(codesOf(withdrawalFromSchool, ANSWERS, { record })).toEqual(['stage']);
  expect(wordsOf(withdrawalFromSchool, ANSWERS, { record })).toMatch(/《义务教育法》.*完成义务教育.*不得开除/s);
});

test('where nobody can tell the stage it is refused too', () => {
  const record = aRecord({ grade: '', schoolKind: '' });
  expect(codesOf(withdrawalFromSchool, ANSWERS, { record, facts: { stages: {} } })).toEqual(['stage-unknown']);
});
