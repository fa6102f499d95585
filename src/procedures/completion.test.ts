import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aSeniorRecord, codesOf, effectOf } from '#test/an-application.ts';
import { completion } from './completion.ts';

const ANSWERS = { completedOn: '2025-07-05', subjects: '物理' };
const facts = { stages: { holding: stagesOf('342') } };

test('the years are done and a subject is not passed', () => {
  const record = aSeniorRecord({ grade: '高三' });
  expect(codesOf(completion, ANSWERS, { record, facts })).toEqual([]);
  expect(effectOf(completion, ANSWERS)).toEqual({
    kind: 'change',
    cells: { recordStatus: '结业', changeKind: '结业' },
  });
});

test('before the years are done nobody completes', () => {
  expect(codesOf(completion, ANSWERS, { record: aSeniorRecord(), facts })).toEqual(['grade']);
});

test('compulsory schooling knows no completion', () => {
  expect(codesOf(completion, ANSWERS)).toContain('stage');
});
