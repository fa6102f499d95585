import { expect, test } from 'vitest';
import { OFFICES, type Office } from '#src/organization/office.ts';
import { type LineCounts, NOTHING_COUNTED } from '../ledger/line-counts.ts';
import { asksOf, countsAskedOf, type Standing } from './asks.ts';

const keys = (office: Office, counts: Partial<LineCounts>, over: Partial<Standing> = {}) =>
  asksOf(office, {
    counts: { ...NOTHING_COUNTED, ...counts },
    ...{ isPlanned: true, isSigned: false, behind: 0 },
    ...over,
  }).map(({ key, count }) => `${key} ${count}`);

test('the class teacher hands out and collects, the registrar prints and keys', () => {
  const counts = { roll: 45, printed: 40, notIssued: 30, issued: 10, changed: 3, confirmed: 2, unsettled: 43 };
  expect(keys('class-teacher', counts)).toEqual(['issue 30', 'collect 10']);
  expect(keys('registrar', counts)).toEqual(['print 5', 'issue 30', 'collect 10', 'key 3']);
});

test('the head signs when nothing is left, once', () => {
  expect(keys('head', { roll: 45, keyed: 1, unsettled: 1 })).toEqual(['recheck 1']);
  expect(keys('head', { roll: 45, confirmed: 45 })).toEqual(['sign 1']);
  expect(keys('head', { roll: 45, confirmed: 45 }, { isSigned: true })).toEqual([]);
  expect(keys('head', {})).toEqual([]);
});

test('the central school publishes its plan, and presses who is behind before it signs', () => {
  const counts = { roll: 900, unsettled: 12 };
  expect(keys('central-school', counts, { isPlanned: false, behind: 2 })).toEqual(['plan 1', 'behind 2']);
  expect(keys('central-school', { roll: 900 })).toEqual(['sign 1']);
});

test('offices that only look on are asked nothing', () => {
  expect(keys('city-inspector', { roll: 45, notIssued: 45, unsettled: 45 })).toEqual([]);
});

test('an office’s asks look at no number of the ledger that was not counted for it', () => {
  for (const office of Object.keys(OFFICES) as readonly Office[]) {
    const looked = new Set<string>();
    const counts = new Proxy<LineCounts>(NOTHING_COUNTED, {
      get: (all, name) => {
        looked.add(String(name));
        return name === 'roll' ? 45 : Reflect.get(all, name);
      },
    });
    asksOf(office, { counts, isPlanned: true, isSigned: false, behind: 0 });
    expect([...looked].sort(), office).toEqual([...countsAskedOf(office)].sort());
  }
});
