import { describe, expect, test } from 'vitest';
import { procedureOf } from '#src/procedures/index.ts';
import { ABSENCES, ACTUAL_STATES, EVERY_ABSENCE, EVERY_ACTUAL_STATE } from '#src/quality/presence.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import {
  addCounts,
  answerInWords,
  countsOf,
  NO_COUNTS,
  objectionsToSigning,
  proceduresFor,
  type RollAnswer,
  readRollAnswer,
  whichOf,
} from './roll-call.ts';
import { objectionsToUnlisted, RECORD_PLACES } from './unlisted.ts';

const AWAY: RollAnswer = { is: 'absent', where: 'unknown', note: '三月起未到校' };

test('every way out leads to procedures that there are', () => {
  const named = [
    ...EVERY_ABSENCE.flatMap((each) => ABSENCES[each].procedures),
    ...EVERY_ACTUAL_STATE.flatMap((each) => ACTUAL_STATES[each].procedures),
    ...Object.values(RECORD_PLACES).flatMap(({ procedures }) => procedures),
  ];
  expect(named.filter((id) => procedureOf(id) === undefined)).toEqual([]);
  const states = EVERY_ACTUAL_STATE.map((each) => ACTUAL_STATES[each].status);
  expect(states.filter((code) => CODE_TABLES.recordStatus.every((known) => known.code !== code))).toEqual([]);
});

test('what a phone sends is read as it was meant, and nonsense is not', () => {
  for (const answer of [{ is: 'present' }, AWAY] as const) {
    expect(readRollAnswer(answer.is, whichOf(answer), 'note' in answer ? answer.note : '')).toEqual(answer);
  }
  expect(readRollAnswer('absent', 'on-leave', '')).toBeUndefined();
  expect(readRollAnswer('absent', 'toString', '')).toBeUndefined();
  expect(readRollAnswer('elsewhere', '', '')).toBeUndefined();
});

describe('signing', () => {
  test('waits until everybody on the list has been spoken of, and names who is left', () => {
    const list = ['甲', '乙', '丙', '丁', '戊', '己'].map((name) => ({ name }));
    expect(objectionsToSigning(list)[0]?.message).toContain('甲、乙、丙、丁、戊等 6 人');
    expect(objectionsToSigning([{ name: '甲', answer: AWAY }])).toEqual([]);
  });

  test('counts every child on the list once, and those beside it apart', () => {
    const counts = countsOf([{ answer: AWAY }, { answer: { is: 'present' } }, {}], 2);
    expect(counts).toEqual({ listed: 3, present: 1, absent: 1, differs: 0, unlisted: 2 });
    expect(addCounts(counts, NO_COUNTS)).toEqual(counts);
  });
});

test('who is where the record says needs no procedure, and who came back from leave does', () => {
  expect(proceduresFor({ is: 'present' }, true)).toEqual([]);
  expect(proceduresFor({ is: 'present' }, false)).toContain('return-from-leave');
  expect(answerInWords(AWAY)).toBe('不在班：去向不明（三月起未到校）');
});

test('of a child on no list the name is enough, and what else is said can be read', () => {
  const child = { name: '周小禾', sex: '', birthDate: '', number: '', formerSchool: '', phone: '' };
  expect(objectionsToUnlisted(child)).toEqual([]);
  const wrong = { ...child, name: ' ', birthDate: '2015', number: '4113?', phone: '123' };
  expect(objectionsToUnlisted(wrong).map(({ field }) => field)).toEqual(['name', 'birthDate', 'number', 'phone']);
});
