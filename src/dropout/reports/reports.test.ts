import { describe, expect, test } from 'vitest';
import { countyCalendar } from '#src/calendar/county-days.ts';
import { USUAL_SETTINGS } from '../settings.ts';
import { addFigures, contradictionsIn, EVERY_FIGURE, FIGURES, NO_FIGURES } from './figures.ts';
import { dueOn, lastEnded, periodOf, periodTitle, type ReportPeriod, recentPeriods, signs } from './periods.ts';
import { objectionsToSigning, rungOf } from './signing.ts';

const { calendar } = countyCalendar([], 0);
const of = (key: string): ReportPeriod => periodOf(key) ?? expect.fail(key);

describe('the period that is reported', () => {
  test('is a month or a quarter, from its first day to its last', () => {
    expect(of('2024-02')).toMatchObject({ from: '2024-02-01', until: '2024-02-29' });
    expect(of('2025-Q1')).toMatchObject({ from: '2025-01-01', until: '2025-03-31' });
    expect([periodOf('2025-13'), periodOf('2025-Q5'), periodOf('三月')]).toEqual([undefined, undefined, undefined]);
    expect([periodTitle(of('2025-03')), periodTitle(of('2025-Q2'))]).toEqual(['2025年3月', '2025年第二季度']);
  });

  test('is the one that has ended, over the turn of the year as well', () => {
    expect(lastEnded('month', '2025-01-15').key).toBe('2024-12');
    expect(lastEnded('quarter', '2025-03-31').key).toBe('2024-Q4');
    expect(recentPeriods('month', '2025-02-03', 3).map(({ key }) => key)).toEqual(['2025-01', '2024-12', '2024-11']);
  });

  test('is due after working days: the report of January after the Spring Festival, that of September after the National Day', () => {
    // 28 January to 4 February 2025 is the holiday; 8 February, a Saturday, is worked.
    expect(dueOn(of('2025-01'), USUAL_SETTINGS, calendar)).toBe('2025-02-10');
    // 1 to 8 October 2025 is the holiday; 11 October, a Saturday, is worked.
    expect(dueOn(of('2025-09'), USUAL_SETTINGS, calendar)).toBe('2025-10-14');
    expect(dueOn(of('2025-Q1'), USUAL_SETTINGS, calendar)).toBe('2025-04-15');
    expect(dueOn(of('2049-01'), USUAL_SETTINGS, calendar)).toBeUndefined();
  });
});

describe('who signs', () => {
  test('a month by the school and its central school, a quarter by the central school and the county', () => {
    expect([signs('month', 'school'), signs('month', 'central-school'), signs('month', 'county')]).toEqual([
      true,
      true,
      false,
    ]);
    expect([signs('quarter', 'school'), signs('quarter', 'county')]).toEqual([false, true]);
  });

  test('not before the period has ended, and not before those below', () => {
    const at = { today: '2025-04-01', unit: 'central-school', missing: [], remarks: '' } as const;
    expect(objectionsToSigning(of('2025-03'), at)).toEqual([]);
    expect(objectionsToSigning(of('2025-04'), at)).toMatchObject([{ code: 'running' }]);
    expect(objectionsToSigning(of('2025-03'), { ...at, missing: ['丁河镇中心小学'] })).toMatchObject([
      { code: 'below' },
    ]);
    expect(objectionsToSigning(of('2025-03'), { ...at, unit: 'county' })).toMatchObject([{ code: 'level' }]);
    expect(objectionsToSigning(of('2025-03'), { ...at, remarks: '电话13837700001' })).toMatchObject([
      { code: 'number' },
    ]);
  });

  test('is reminded two days before, on the day, and when it is late', () => {
    expect([5, 2, 1, 0, -1, -9].map(rungOf)).toEqual([undefined, 'two-days', 'two-days', 'due', 'overdue', 'overdue']);
  });
});

describe('the figures', () => {
  test('each says what it counts', () => {
    for (const name of EVERY_FIGURE) expect(FIGURES[name].definition.length).toBeGreaterThan(10);
  });

  test('of two schools are added one by one', () => {
    const one = { ...NO_FIGURES, roll: 3, open: 1 };
    expect(addFigures(one, { ...one, visits: 2 })).toMatchObject({ roll: 6, open: 2, visits: 2, sick: 0 });
  });

  test('contradict each other only when a definition has gone astray', () => {
    expect(contradictionsIn(NO_FIGURES)).toEqual([]);
    expect(contradictionsIn({ ...NO_FIGURES, openReported: 1, notReturnedOpen: 1 })).toHaveLength(2);
  });
});
