import { describe, expect, test } from 'vitest';
import { CAST, PLACES } from '#test/cast.ts';
import { objectionsToClosing, objectionsToOutcome } from './closing.ts';
import { deedsOf, EVERY_DEED, stateAfter } from './deeds.ts';
import { objectionsToReport } from './reporting.ts';
import { USUAL_SETTINGS as settings } from './settings.ts';
import { EVERY_STATE } from './states.ts';
import { failuresOf, objectionsToVisit, type VisitDraft } from './visit.ts';

const here = { unit: PLACES.primaryClass, township: undefined } as const;
const reported = { ...here, township: PLACES.dinghe } as const;

describe('who may do what', () => {
  test('the class teacher looks and persuades, the school reports, the county alone closes', () => {
    expect(deedsOf(CAST.classTeacher, { ...here, state: 'persuading' })).toEqual(
      expect.arrayContaining(['persuade', 'conclude']),
    );
    expect(deedsOf(CAST.classTeacher, { ...here, state: 'persuading' })).not.toContain('draft-report');
    expect(deedsOf(CAST.head, { ...here, state: 'persuading' })).toContain('draft-report');
    expect(deedsOf(CAST.head, { ...here, state: 'concluded' })).not.toContain('close');
    expect(deedsOf(CAST.county, { ...here, state: 'concluded' })).toEqual(['close']);
    expect(deedsOf(CAST.county, { ...here, state: 'closed' })).toEqual(['reopen']);
  });

  test('the township does only what was reported to it, and only its own part', () => {
    for (const state of EVERY_STATE) expect(deedsOf(CAST.township, { ...here, state })).toEqual([]);
    expect(deedsOf(CAST.township, { ...reported, state: 'reported' })).toEqual(['receive']);
    expect(deedsOf(CAST.township, { ...reported, state: 'joint' })).toEqual([
      'draft-deadline',
      'joint-visit',
      'joint-outcome',
    ]);
    expect(deedsOf(CAST.township, { ...reported, township: PLACES.danshui, state: 'joint' })).toEqual([]);
  });

  test('a central school works on what lies with itself, and looks on where a school has it', () => {
    expect(deedsOf(CAST.centralSchool, { unit: PLACES.dinghe, township: undefined, state: 'persuading' })).toEqual(
      expect.arrayContaining(['persuade', 'draft-report', 'conclude']),
    );
    for (const state of EVERY_STATE) expect(deedsOf(CAST.centralSchool, { ...reported, state })).toEqual([]);
  });

  test('neighbours and strangers can do nothing in any state', () => {
    for (const who of ['neighbour', 'stranger', 'strangeRegistrar', 'auditor', 'inspector'] as const) {
      for (const state of EVERY_STATE) expect(deedsOf(CAST[who], { ...reported, state })).toEqual([]);
    }
  });
});

test('every deed leads to a state, and whoever was reported does not fall back behind the report', () => {
  const at = (state: (typeof EVERY_STATE)[number], reportedOn?: '2025-03-20', receivedAt?: Date) => ({
    state,
    reportedOn,
    receivedAt,
  });
  for (const deed of EVERY_DEED) expect(EVERY_STATE).toContain(stateAfter(deed, at('concluded')));
  expect(stateAfter('lose', at('concluded'))).toBe('persuading');
  expect(stateAfter('lose', at('concluded', '2025-03-20'))).toBe('reported');
  expect(stateAfter('reopen', at('closed', '2025-03-20', new Date(0)))).toBe('joint');
  expect(stateAfter('establish', at('investigating'))).toBe('persuading');
  expect(stateAfter('establish', at('joint', '2025-03-20'))).toBe('joint');
});

describe('a visit', () => {
  const visit: VisitDraft = {
    ...{ kind: 'persuasion', way: 'home', day: '2025-03-20', time: '18:30', people: '赵老师、村支书', met: '奶奶' },
    ...{ place: '丁河村3组家中', said: '父母在外，孩子不愿上学', result: 'refused' },
  };
  const codes = (over: Partial<VisitDraft>, state: (typeof EVERY_STATE)[number] = 'persuading') =>
    objectionsToVisit({ ...visit, ...over }, { state, today: '2025-03-20' }).map(({ code }) => code);

  test('says who went, where, and what was said', () => {
    expect(codes({})).toEqual([]);
    expect(codes({ people: ' ', place: '', said: '' })).toEqual(['people', 'place', 'said']);
    expect(codes({ way: 'phone', place: '' })).toEqual([]);
  });

  test('is entered after it was made, in its own time, and without a number written out', () => {
    expect(codes({ day: '2025-03-21' })).toEqual(['future']);
    expect(codes({ time: '25:00' })).toEqual(['time']);
    expect(codes({ said: '电话13700000001无人接' })).toEqual(['number']);
    expect(codes({}, 'closed')).toEqual(['state']);
    expect(codes({ kind: 'joint' }, 'persuading')).toEqual(['state']);
  });

  test('counts towards the report when it failed, and no investigation does', () => {
    const of = (kind: VisitDraft['kind'], result: VisitDraft['result']) => ({ kind, result });
    expect(
      failuresOf([
        of('investigation', 'unreached'),
        of('persuasion', 'promised'),
        of('persuasion', 'away'),
        of('joint', 'refused'),
      ]),
    ).toBe(2);
  });
});

test('the written report follows so many failures or so many days away, and a known cause', () => {
  const at = { settings, escalatesOn: '2025-03-21', today: '2025-03-20' } as const;
  expect(objectionsToReport({ failedVisits: 1, category: 'weary' }, at)).toMatchObject([
    { code: 'early', message: '还没有到书面报告的时候：再劝返 2 次无效，或到 2025-03-21 仍未返校时报告' },
  ]);
  expect(objectionsToReport({ failedVisits: 3, category: 'weary' }, at)).toEqual([]);
  expect(objectionsToReport({ failedVisits: 0, category: 'weary' }, { ...at, today: '2025-03-21' })).toEqual([]);
  expect(objectionsToReport({ failedVisits: 3, category: undefined }, at)).toMatchObject([{ code: 'category' }]);
});

test('a result has its day and its grounds', () => {
  const at = { foundOn: '2025-03-14', student: 'x', today: '2025-03-20' } as const;
  const codes = (
    outcome: Parameters<typeof objectionsToOutcome>[0]['outcome'],
    day: '2025-03-20' | '2025-03-13' | '2025-03-21',
    words = '',
  ) => objectionsToOutcome({ outcome, day, words }, at).map(({ code }) => code);
  expect(codes('returned', '2025-03-20')).toEqual([]);
  expect(codes('returned', '2025-03-13')).toEqual(['before']);
  expect(codes('leave', '2025-03-21')).toEqual(['future']);
  expect(codes('mistaken', '2025-03-20', '登记错了')).toEqual(['words']);
});

test('nobody is closed before the register, the class or the county has the proof', () => {
  const ended = { procedure: 'leave-of-absence', number: 'A1', endedOn: '2025-03-20' } as const;
  const base = { seatedOn: undefined, township: undefined, receivedAt: undefined, reportedOn: undefined } as const;
  const codes = (
    outcome: Parameters<typeof objectionsToClosing>[0]['outcome'],
    over: object = {},
    carried?: typeof ended,
  ) => objectionsToClosing({ ...base, outcome, ...over }, carried).map(({ code }) => code);
  expect(codes(undefined)).toEqual(['outcome']);
  expect(codes('returned')).toEqual(['seated']);
  expect(codes('returned', { seatedOn: '2025-03-20' })).toEqual([]);
  expect(codes('leave')).toEqual(['procedure']);
  expect(codes('leave', {}, ended)).toEqual([]);
  expect(codes('mistaken')).toEqual([]);
  expect(codes('leave', { township: PLACES.dinghe, reportedOn: '2025-03-18' }, ended)).toEqual(['township']);
});
