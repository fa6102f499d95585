import { describe, expect, test } from 'vitest';
import { PLACES } from '#test/cast.ts';
import { cellsGoingUp, type Fate, fateOf, type Standing, turnOn } from './fate.ts';
import { USUAL_POLICY } from './policy.ts';

const SEPTEMBER = turnOn('2025-09-01');
const FOURTH: Standing = {
  unit: PLACES.primaryClass,
  grade: '14',
  status: '01',
  hasOpenCase: false,
  hasProblem: false,
};
const of = (over: Partial<Standing>, policy = {}, turn = SEPTEMBER): string => {
  const fate: Fate = fateOf({ ...FOURTH, ...over }, turn, { ...USUAL_POLICY, ...policy });
  return fate.kind === 'promote' ? fate.to.code : fate.kind === 'held' ? fate.by : fate.kind;
};
const sixth = { unit: `${PLACES.primary}/p2019/1`, grade: '16' };
const fifth = { unit: `${PLACES.primary}/p2020/1`, grade: '15' };

describe('on 1 September', () => {
  test('who entered in 2021 goes from the fourth grade to the fifth', () => {
    expect(of({})).toBe('15');
  });

  test('who is in the fifth already stays there, so that asking twice changes nothing', () => {
    expect(of({ grade: '15' })).toBe('already');
  });

  test('the newcomers of this year stay in grade one', () => {
    expect(of({ unit: `${PLACES.primary}/p2025/1`, grade: '11' })).toBe('already');
  });

  test.each([
    ['two grades behind the class', { grade: '13' }],
    ['a grade ahead of it', { grade: '16' }],
    ['a grade of junior high in a class of primary school', { grade: '21' }],
  ])('%s: nobody guesses', (_what, over) => {
    expect(of(over)).toBe('grade-differs');
  });

  test('who is on leave, away, in no class or of no grade stays', () => {
    expect(of({ status: '02' })).toBe('on-leave');
    expect(of({ status: '13' })).toBe('not-in-school');
    expect(of({ unit: PLACES.primary })).toBe('no-class');
    expect(of({ grade: '' })).toBe('grade-unknown');
    expect(of({ status: '07' })).toBe('ended');
  });

  test('an open case holds its pupil, and not one who need not go up', () => {
    expect(of({ hasOpenCase: true })).toBe('open-case');
    expect(of({ hasOpenCase: true, grade: '15' })).toBe('already');
  });

  test('a problem record goes up with its class, unless the county holds it back', () => {
    expect(of({ hasProblem: true })).toBe('15');
    expect(of({ hasProblem: true }, { problems: 'hold' })).toBe('problem-record');
  });
});

describe('the last grade', () => {
  test('waits for its school, or graduates here, as the county has it', () => {
    expect(of(sixth)).toBe('graduation');
    expect(of(sixth, { graduates: 'county' })).toBe('graduate');
  });

  test('may graduate in July, when nobody else goes up yet; in June it is still at school', () => {
    const [july, june] = [turnOn('2025-07-01'), turnOn('2025-06-30')];
    expect(of(sixth, { graduates: 'county' }, july)).toBe('graduate');
    expect(of({}, {}, july)).toBe('already');
    expect(of(sixth, { graduates: 'county' }, june)).toBe('already');
  });

  test('is the fifth where primary school has five years, and the fourth of junior high', () => {
    const fiveFour = { graduates: 'county', fiveFour: [PLACES.primary, PLACES.junior] };
    expect(of(fifth, fiveFour)).toBe('graduate');
    expect(of(fifth)).toBe('16');
    expect(of(sixth, fiveFour)).toBe('system');
    expect(of({ unit: `${PLACES.junior}/j2022/1`, grade: '23' }, fiveFour)).toBe('24');
    expect(of({ unit: `${PLACES.junior}/j2021/1`, grade: '24' }, fiveFour)).toBe('graduate');
    expect(of({ unit: `${PLACES.junior}/j2021/1`, grade: '24' })).toBe('system');
  });

  test('that should have left last year leaves late', () => {
    expect(of({ unit: `${PLACES.primary}/p2018/1`, grade: '16' }, { graduates: 'county' })).toBe('graduate');
  });
});

describe('how a grade is rewritten', () => {
  test('by its official name', () => {
    expect(cellsGoingUp({ grade: '四年级', className: '1' }, '小学五年级')).toEqual({ grade: '小学五年级' });
  });

  test('not at all where it is a cohort, which goes up by itself', () => {
    expect(cellsGoingUp({ grade: '2021级', className: '1' }, '小学五年级')).toEqual({});
  });

  test('without losing the class that stood in the same cell', () => {
    expect(cellsGoingUp({ grade: '四(2)班', className: '' }, '小学五年级')).toEqual({
      grade: '小学五年级',
      className: '2',
    });
    expect(cellsGoingUp({ grade: '4.2班', className: '二班' }, '小学五年级')).toEqual({ grade: '小学五年级' });
  });
});
