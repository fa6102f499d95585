import { describe, expect, test } from 'vitest';
import { stagesOf } from '#src/registry/stage.ts';
import { aRecord, aSeniorRecord, codesOf, effectOf } from '#test/an-application.ts';
import { graduation, seniorGraduation } from './graduation.ts';

const ANSWERS = { system: 'six-three', graduatedOn: '2025-07-05' };
const facts = { today: '2025-07-05' } as const;
const inGrade = (grade: string, over = {}) => ({ record: aRecord({ grade, ...over }), facts });

describe('primary school and junior high', () => {
  test('the last grade graduates on the school’s word', () => {
    expect(codesOf(graduation, ANSWERS, inGrade('六年级'))).toEqual([]);
    expect(codesOf(graduation, ANSWERS, inGrade('九年级'))).toEqual([]);
    expect(graduation.steps.map(({ by }) => by)).toEqual(['head']);
    expect(effectOf(graduation, ANSWERS)).toEqual({ kind: 'change', cells: { recordStatus: '毕业' } });
  });

  test('nobody graduates early: which grade is the last is for 学制 to say', () => {
    expect(codesOf(graduation, ANSWERS, inGrade('五年级'))).toEqual(['grade']);
    const fiveFour = { ...ANSWERS, system: 'five-four' };
    expect(codesOf(graduation, fiveFour, inGrade('五年级'))).toEqual([]);
    expect(codesOf(graduation, fiveFour, inGrade('六年级'))).toEqual(['grade']);
    expect(codesOf(graduation, fiveFour, inGrade('九年级'))).toEqual(['grade']);
    expect(codesOf(graduation, fiveFour, inGrade('初四'))).toEqual([]);
  });

  test('who is on leave, gone, or has an open case takes no part', () => {
    expect(codesOf(graduation, ANSWERS, inGrade('六年级', { recordStatus: '休学' }))).toEqual(['on-leave']);
    expect(codesOf(graduation, ANSWERS, inGrade('六年级', { recordStatus: '其他离校' }))).toEqual(['not-in-school']);
    const openCase = { title: '转学', since: '2025-06-10', where: '在县局审核' } as const;
    const withCase = { ...inGrade('六年级'), facts: { ...facts, openCase } };
    expect(codesOf(graduation, ANSWERS, withCase)).toEqual(['other-case']);
  });
});

describe('senior high', () => {
  const stages = { holding: stagesOf('342') };
  const answers = { graduatedOn: '2025-07-05' };

  test('graduates on the county’s word, from its third grade', () => {
    const third = { record: aSeniorRecord({ grade: '高三' }), facts: { ...facts, stages } };
    expect(codesOf(seniorGraduation, answers, third)).toEqual([]);
    expect(seniorGraduation.steps.map(({ by }) => by)).toEqual(['head', 'county']);
    expect(codesOf(seniorGraduation, answers, { record: aSeniorRecord(), facts: { stages } })).toEqual(['grade']);
  });

  test('and each stage has its own procedure', () => {
    expect(codesOf(graduation, ANSWERS, { record: aSeniorRecord({ grade: '高三' }), facts: { stages } })).toEqual([
      'stage',
    ]);
    expect(codesOf(seniorGraduation, answers, inGrade('六年级'))).toContain('stage');
  });
});
