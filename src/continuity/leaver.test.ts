import { describe, expect, test } from 'vitest';
import type { UnitPath } from '#src/organization/unit.ts';
import { EVERY_DEED, fits, LEAVER_DEEDS, type LeaverDeed, stateAfter } from './deeds.ts';
import { EVERY_STATE, isNowhere, isOpen, LEAVER_STATES, type LeaverState } from './leaver.ts';
import { isFreshGraduate, isSameStay, leavingOf, turnOf } from './leaving.ts';
import { certaintyOf, isSameSchool, reasonsFor } from './matching.ts';
import { objectionsToClosing, objectionsToDestination } from './objections.ts';
import { added, NOBODY_LEFT, openOf, rateOf, totalOf } from './tally.ts';

const SCHOOL: UnitPath = '/41/4113/411323/dinghe/2141000001';
const CLASS: UnitPath = `${SCHOOL}/p2019/1`;
const JUNIOR: UnitPath = '/41/4113/411323/dinghe/3141000003/j2025/1';
const BY_HAND = { changedStatus: true, isDrawn: false };

describe('who begins to be followed', () => {
  test('graduates of primary and junior high, by the class they were in', () => {
    expect(leavingOf({ unit: CLASS, status: '07', grade: '' }, BY_HAND)).toBe('primary');
    expect(leavingOf({ unit: JUNIOR, status: '07', grade: '' }, BY_HAND)).toBe('junior');
    expect(leavingOf({ unit: SCHOOL, status: '07', grade: '16' }, BY_HAND)).toBe('primary');
  });

  test('who was transferred out; not who left senior high, and nobody whose status was not touched', () => {
    expect(leavingOf({ unit: CLASS, status: '10', grade: '14' }, BY_HAND)).toBe('transfer-out');
    expect(leavingOf({ unit: `${SCHOOL}/s2022/1`, status: '07', grade: '33' }, BY_HAND)).toBeUndefined();
    expect(leavingOf({ unit: CLASS, status: '07', grade: '' }, { ...BY_HAND, changedStatus: false })).toBeUndefined();
    expect(leavingOf({ unit: CLASS, status: '02', grade: '' }, BY_HAND)).toBeUndefined();
  });

  test('an import of graduates only when their class has just finished, in five years or in six', () => {
    expect(isFreshGraduate(CLASS, '2025-07-10')).toBe(true);
    expect(isFreshGraduate(`${SCHOOL}/p2020/1`, '2025-07-10')).toBe(true);
    expect(isFreshGraduate(`${SCHOOL}/p2012/1`, '2025-07-10')).toBe(false);
    expect(isFreshGraduate(SCHOOL, '2025-07-10')).toBe(false);
  });
});

describe('what the record says of one who is followed', () => {
  const leaver = { kind: 'primary', unit: CLASS } as const;

  test('in another school the child is taken in; back in the old class the leaving is undone', () => {
    expect(turnOf(leaver, { unit: JUNIOR, status: '01', grade: '21' }, BY_HAND)).toEqual({ is: 'taken-here' });
    expect(turnOf(leaver, { unit: CLASS, status: '01', grade: '16' }, BY_HAND)).toEqual({ is: 'undone' });
  });

  test('in a school of nine years the school stays and the stage does not', () => {
    expect(turnOf(leaver, { unit: `${SCHOOL}/j2025/1`, status: '01', grade: '21' }, BY_HAND)).toEqual({
      is: 'taken-here',
    });
    expect(isSameStay(CLASS, `${SCHOOL}/p2020/2`)).toBe(true);
    expect(isSameStay(CLASS, `${SCHOOL}/j2025/1`)).toBe(false);
  });

  test('drawn by a school of another province it is taken in there; merely written 转出 it is not', () => {
    const gone = { unit: CLASS, status: '10', grade: '' };
    expect(turnOf(leaver, gone, { ...BY_HAND, isDrawn: true })).toEqual({ is: 'taken-elsewhere' });
    expect(turnOf(leaver, gone, BY_HAND)).toEqual({ is: 'none' });
    expect(turnOf(leaver, { ...gone, status: '11' }, BY_HAND)).toEqual({ is: 'struck-off', ground: 'death' });
  });
});

describe('who may be the child', () => {
  const child = { name: '张小明', sex: '男', birthDate: '20130312', phone: '13837700001', 'guardian1.name': '张大' };

  test('a whole number is certain, a name with sex and birth date is likely, less is nothing', () => {
    expect(certaintyOf(['number'])).toBe('certain');
    expect(certaintyOf(['person', 'guardian', 'phone'])).toBe('likely');
    expect(certaintyOf(['guardian', 'phone'])).toBeUndefined();
  });

  test('the reasons are what agrees, and none without the person', () => {
    expect(reasonsFor(child, { ...child, birthDate: '2013-03-12', phone: '' })).toEqual(['person', 'guardian']);
    expect(reasonsFor(child, { ...child, birthDate: '20130313' })).toEqual([]);
    expect(reasonsFor(child, { ...child, name: '' })).toEqual([]);
    const former = { said: '丁河中心小学', was: '丁河镇中心小学' };
    expect(reasonsFor(child, { ...child, 'guardian1.name': '' }, former)).toEqual(['person', 'former-school', 'phone']);
    expect(isSameSchool('', '丁河镇中心小学')).toBe(false);
  });
});

describe('every deed', () => {
  test('leads from and to states that there are, and the letters lead back into the open', () => {
    for (const deed of EVERY_DEED)
      for (const state of LEAVER_DEEDS[deed].from) expect(EVERY_STATE).toContain(stateAfter(deed, state));
    expect(stateAfter('letter-unknown', 'letter')).toBe('unclaimed');
    expect(fits('draft-letter', 'taken-here')).toBe(false);
  });

  test('leaves every leaver in exactly one state: however they are dealt with, the states add up to all who left', () => {
    const dice = seeded(7);
    const states: LeaverState[] = Array.from({ length: 60 }, () => 'waiting');
    for (let turn = 0; turn < 5000; turn += 1) {
      const at = Math.floor(dice() * states.length);
      const deed = EVERY_DEED[Math.floor(dice() * EVERY_DEED.length)] as LeaverDeed; // within the list
      const state = states[at] ?? 'waiting';
      if (fits(deed, state)) states[at] = stateAfter(deed, state);
      const tally = states.map((each) => ({ ...NOBODY_LEFT, [each]: 1 })).reduce(added, NOBODY_LEFT);
      expect(totalOf(tally)).toBe(60);
      expect(openOf(tally) + rateOf(tally).settled).toBe(60);
    }
    expect(new Set(states).size).toBeGreaterThan(2);
  });

  test('a state is open exactly when somebody is still looked for', () => {
    expect(EVERY_STATE.filter(isOpen)).toEqual(['waiting', 'unclaimed', 'letter']);
    expect(LEAVER_STATES['struck-off'].open).toBe(false);
  });
});

test('a destination says enough for somebody to go and ask there', () => {
  const nowhere = { unit: '', place: '', school: '', contact: '' };
  expect(objectionsToDestination({ ...nowhere, to: 'elsewhere' }).map(({ field }) => field)).toEqual([
    'place',
    'school',
  ]);
  expect(objectionsToDestination({ ...nowhere, to: 'here' }).map(({ field }) => field)).toEqual(['unit']);
  expect(objectionsToDestination({ ...nowhere, to: 'unknown' })).toEqual([]);
  expect([undefined, 'unknown', 'none', 'elsewhere', 'abroad'].map((to) => isNowhere(to as 'none'))).toEqual([
    true,
    true,
    true,
    false,
    false,
  ]);
});

test('nobody is struck off without a ground and a word for it', () => {
  const closing = { to: 'struck-off', ground: undefined, words: '' } as const;
  expect(objectionsToClosing(closing).map(({ field }) => field)).toEqual(['ground', 'words']);
  expect(objectionsToClosing({ ...closing, ground: 'deleted', words: '学籍已删除了' })).toMatchObject([
    { code: 'ground' },
  ]);
  expect(objectionsToClosing({ ...closing, ground: 'abroad', words: '2025年8月去加拿大，看过签证' })).toEqual([]);
});

function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1103515245 + 12345) % 2147483648;
    return state / 2147483648;
  };
}
