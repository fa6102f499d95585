import { describe, expect, test } from 'vitest';
import { PROCEDURES } from '#src/procedures/index.ts';
import { EVERY_RULING, nextSteps, objectionsToRuling, objectionsToStatement, stateOf } from './claim.ts';

describe('两校争议', () => {
  test('is ready for the county when both have spoken, or the day has passed', () => {
    const asked = { statements: 1, isDue: false, ruling: undefined };
    expect(stateOf(asked)).toBe('stating');
    expect(stateOf({ ...asked, statements: 2 })).toBe('ready');
    expect(stateOf({ ...asked, statements: 0, isDue: true })).toBe('ready');
    expect(stateOf({ ...asked, ruling: 'one' })).toBe('ruled');
  });

  test('is not judged before that, nor twice, nor without a reason', () => {
    expect(objectionsToRuling('stating', '两校材料都看了').map(({ code }) => code)).toEqual(['too-early']);
    expect(objectionsToRuling('ruled', '两校材料都看了').map(({ code }) => code)).toEqual(['ruled']);
    expect(objectionsToRuling('ready', '').map(({ code }) => code)).toEqual(['words']);
    expect(objectionsToStatement('在')).toHaveLength(1);
  });

  test('leads to a procedure that there is, of the school that has to apply for it', () => {
    for (const ruling of EVERY_RULING) {
      for (const isLive of [true, false]) {
        for (const hasSecond of [true, false]) {
          const steps = nextSteps(ruling, { isLive, hasSecond });
          expect(steps.length).toBeGreaterThan(0);
          for (const { procedure } of steps) {
            if (procedure !== undefined) expect(PROCEDURES.map(({ id }) => id)).toContain(procedure);
          }
        }
      }
    }
    expect(nextSteps('other', { isLive: true, hasSecond: false })).toMatchObject([
      { side: 'other', procedure: 'transfer-within-county' },
    ]);
    expect(nextSteps('other', { isLive: false, hasSecond: false })).toMatchObject([{ procedure: 'junior-admission' }]);
    expect(nextSteps('one', { isLive: true, hasSecond: true })[0]).toMatchObject({
      side: 'other',
      procedure: 'problem-record-deletion',
    });
  });
});
