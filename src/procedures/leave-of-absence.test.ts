import { expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf, wordsOf } from '#test/an-application.ts';
import { leaveOfAbsence } from './leave-of-absence.ts';

const ILL = {
  kind: 'first',
  reason: 'illness',
  since: '2025-03-24',
  leaveEnd: '20260320',
  hospitalLevel: 'county',
  hospital: '西峡县人民医院',
  diagnosedOn: '2025-03-18',
};
const AWAY = aRecord({ recordStatus: '休学', leaveEnd: '20250901' });
const LONGER = { ...ILL, kind: 'prolong', since: '2024-09-01', leaveEnd: '20260901' };

test('a sick child with a diagnosis from the county hospital may stay away for a year, and keeps the record', () => {
  expect(codesOf(leaveOfAbsence, ILL)).toEqual([]);
  expect(effectOf(leaveOfAbsence, ILL)).toEqual({
    kind: 'change',
    cells: { recordStatus: '休学', changeKind: '休学', leaveEnd: '20260320' },
  });
});

test('form and diagnosis are asked for by name', () => {
  const words = wordsOf(leaveOfAbsence, ILL, { evidence: [] });
  expect(words).toContain('申请表（监护人签字）');
  expect(words).toContain('诊断证明');
});

test('the clinic of the village is no county hospital', () => {
  expect(codesOf(leaveOfAbsence, { ...ILL, hospitalLevel: 'below' })).toEqual(['hospital']);
});

test('a leave is a school year at most', () => {
  expect(codesOf(leaveOfAbsence, { ...ILL, leaveEnd: '20260325' })).toEqual(['too-long']);
  expect(codesOf(leaveOfAbsence, { ...ILL, leaveEnd: '20250301' })).toEqual(['until']);
});

test('it is prolonged once, and not a second time', () => {
  expect(codesOf(leaveOfAbsence, LONGER, { record: AWAY })).toEqual([]);
  expect(codesOf(leaveOfAbsence, { ...LONGER, leaveEnd: '20250815' }, { record: AWAY })).toEqual(['not-longer']);
  expect(codesOf(leaveOfAbsence, { ...LONGER, leaveEnd: '20260902' }, { record: AWAY })).toEqual(['too-long']);
  const prolonged = aRecord({ recordStatus: '休学', leaveEnd: '20260601' });
  expect(codesOf(leaveOfAbsence, LONGER, { record: prolonged })).toEqual(['prolonged-before']);
});

test('who is away applies for longer, who is here for the first time', () => {
  expect(codesOf(leaveOfAbsence, ILL, { record: AWAY })).toEqual(['on-leave']);
  expect(codesOf(leaveOfAbsence, LONGER)).toEqual(['not-on-leave']);
});

test('in compulsory schooling only the body is a reason, and the law is quoted', () => {
  const { hospitalLevel: _, hospital: __, diagnosedOn: ___, ...other } = { ...ILL, reason: 'other' };
  expect(codesOf(leaveOfAbsence, other)).toEqual(['reason']);
  expect(wordsOf(leaveOfAbsence, other)).toContain('《义务教育法》第十一条');
  const facts = { stages: { holding: stagesOf('342') } };
  expect(codesOf(leaveOfAbsence, other, { record: aSeniorRecord(), facts })).toEqual([]);
});

test('in the last term of the last grade nobody begins a leave; in its first term they may', () => {
  const record = aRecord({ grade: '六年级' });
  expect(codesOf(leaveOfAbsence, ILL, { record })).toEqual(['graduating']);
  const autumn = { ...ILL, since: '2024-10-08', leaveEnd: '20250901', diagnosedOn: '2024-10-01' };
  expect(codesOf(leaveOfAbsence, autumn, { record, facts: { today: '2024-10-08' } })).toEqual([]);
});

test('another open case stands in the way', () => {
  const openCase = { title: '转学', since: '2025-03-10', where: '在县局审核' } as const;
  expect(codesOf(leaveOfAbsence, ILL, { facts: { openCase } })).toEqual(['other-case']);
});
