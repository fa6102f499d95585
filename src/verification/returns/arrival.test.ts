import { describe, expect, test } from 'vitest';
import { type Line, NEW_LINE } from '../ledger/line.ts';
import { EVERY_LINE_STATE } from '../ledger/line-states.ts';
import { ARRIVALS, type Arriving, arrivalOf } from './arrival.ts';

const OURS = {
  otherCampaign: undefined,
  isOurs: true,
  wasOurs: true,
  copy: 1,
  latestCopy: 1,
  masked: false,
  recordChanged: false,
  cameBefore: false,
  otherCame: false,
  line: { ...NEW_LINE, state: 'issued', isIssued: true },
} as const satisfies Arriving['sheet'];

const arrived = (change: Partial<Exclude<Arriving['sheet'], string>>) => arrivalOf({ sheet: { ...OURS, ...change } });
const line = (change: Partial<Line>): Line => ({ ...OURS.line, ...change });

test('a sheet that was waited for is counted, without a word of warning', () => {
  expect(arrived({})).toEqual({ is: 'counted', message: '已登记回收', warnings: [] });
});

describe('wrong turns', () => {
  test('a sheet of another school goes to the school of the pupil', () => {
    expect(arrived({ isOurs: false, wasOurs: false }).is).toBe('other-school');
  });

  test('a pupil who moved after it was printed takes the sheet along', () => {
    expect(arrived({ isOurs: false }).is).toBe('transferred');
    expect(ARRIVALS.transferred.goesTo).toBe('new-school');
  });

  test('a sheet of last year’s campaign says whose it is', () => {
    const { is, message } = arrived({ otherCampaign: '2025年春季核查' });
    expect([is, message]).toEqual(['other-campaign', expect.stringContaining('“2025年春季核查”')]);
  });

  test('of two returns both are kept, and one is counted', () => {
    for (const state of ['returned', 'confirmed', 'changed'] as const) {
      expect(arrived({ otherCame: true, line: line({ state }) }).is).toBe('second-return');
    }
  });

  test('a sheet whose return the teacher had ticked off in the ledger is the one to key, and no second one', () => {
    for (const state of ['returned', 'confirmed', 'changed'] as const) {
      expect(arrived({ line: line({ state }) }).is).toBe('noted-before');
    }
    expect(ARRIVALS['noted-before'].goesTo).toBe('keying');
  });

  test('of another campaign it is, however often it comes', () => {
    expect(arrived({ cameBefore: true, otherCampaign: '2024年秋季核查' }).is).toBe('other-campaign');
  });

  test('a sheet that was counted at the desk and then scanned with the pile is one return', () => {
    expect(arrived({ cameBefore: true, line: line({ state: 'returned' }) }).is).toBe('again');
  });

  test('what comes after keying, after the signature or after the pupil left is kept for comparison', () => {
    expect(arrived({ line: line({ state: 'keyed' }) }).is).toBe('after-keying');
    expect(arrived({ line: line({ state: 'rechecked' }) }).is).toBe('after-keying');
    expect(arrived({ line: line({ isSigned: true }) }).is).toBe('signed');
    expect(arrived({ line: line({ hasLeft: true }) }).is).toBe('left');
    expect(arrived({ line: undefined }).is).toBe('no-line');
  });

  test('a guardian who was given up after all answers', () => {
    const given = line({ state: 'cannot', cannot: { reason: 'out-of-reach', note: '' } });
    expect(arrived({ line: given }).is).toBe('counted');
  });

  test('a reprinted copy, a masked copy and a record that changed since are taken, and said', () => {
    expect(arrived({ latestCopy: 2 }).warnings).toEqual([expect.stringContaining('第 1 份')]);
    expect(arrived({ masked: true, recordChanged: true }).warnings).toHaveLength(2);
    expect(arrived({ latestCopy: 3, masked: true }).is).toBe('counted');
  });

  test('a mistyped code and a code of nobody are told apart', () => {
    expect([arrivalOf({ sheet: 'mistyped' }).is, arrivalOf({ sheet: 'unknown' }).is]).toEqual(['mistyped', 'unknown']);
  });
});

test('only what is counted moves a line, from every state in which nothing came back yet', () => {
  for (const state of EVERY_LINE_STATE) {
    const { is } = arrived({ line: line({ state }) });
    expect(ARRIVALS[is].isCounted).toBe(['not-issued', 'issued', 'cannot'].includes(state));
  }
});
