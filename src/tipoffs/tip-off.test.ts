import { describe, expect, test } from 'vitest';
import {
  EVERY_TIP_OFF_DEED,
  objectionsToTipOffDeed,
  placeOf,
  shapeOfTipOffDeed,
  TIP_OFF_STATES,
  type TipOffState,
  tipOffDeedsFor,
} from './tip-off.ts';
import { deskFor, type Inspector, isExcusedFrom } from './who-handles.ts';

const [CITY, COUNTY, SCHOOL] = ['/41/4113', '/41/4113/411323', '/41/4113/411323/dinghe/2141000001'] as const;
const GAO: Inspector = { person: 'gao', name: '高', at: COUNTY, elsewhere: [] };
const LUO: Inspector = { person: 'luo', name: '罗', at: COUNTY, elsewhere: [SCHOOL] };
const TANG: Inspector = { person: 'tang', name: '唐', at: CITY, elsewhere: [] };
const where = (about: `/${string}` | undefined) => ({ about, county: COUNTY, city: CITY }) as const;
const names = (about: `/${string}` | undefined, all: readonly Inspector[], named: readonly string[] = []) =>
  deskFor(where(about), all, named)?.inspectors.map(({ name }) => name);

describe('who handles it', () => {
  test('the county’s inspectors, all of them, when no unit is known', () => {
    expect(names(undefined, [GAO, LUO, TANG])).toEqual(['高', '罗']);
  });
  test('not the one who also belongs to the school, or to one of its classes', () => {
    expect(names(SCHOOL, [GAO, LUO, TANG])).toEqual(['高']);
    const teacher = { ...LUO, elsewhere: [`${SCHOOL}/p2021/1`] as const };
    expect(isExcusedFrom(teacher, SCHOOL, [])).toBe(true);
    expect(isExcusedFrom(teacher, '/41/4113/411323/dinghe/21410000010', [])).toBe(false);
  });
  test('not the one the reporter names', () => expect(names(undefined, [GAO, LUO], ['gao'])).toEqual(['罗']));
  test('the city’s, when it is about the county’s own bureau', () =>
    expect(names(COUNTY, [GAO, LUO, TANG])).toEqual(['唐']));
  test('the city’s, when nobody of the county is left', () => {
    expect(names(SCHOOL, [GAO, LUO, TANG], ['gao'])).toEqual(['唐']);
  });
  test('nobody, when there is nobody', () => expect(names(COUNTY, [GAO, LUO])).toBeUndefined());
});

describe('what can be done', () => {
  const at = { state: 'checking' as TipOffState, revision: 4, extended: false };
  test('it is accepted before it is checked, and checked before it is closed', () => {
    expect(tipOffDeedsFor({ state: 'received' })).toEqual(['accept', 'refuse', 'excuse']);
    expect(tipOffDeedsFor({ state: 'closed' })).toEqual([]);
  });
  test('it is not closed without a finding, nor refused without a reason', () => {
    expect(objectionsToTipOffDeed(at, 'close', 4, {})).toMatchObject([{ field: 'outcome' }]);
    expect(objectionsToTipOffDeed({ ...at, state: 'received' }, 'refuse', 4, {})).toMatchObject([{ field: 'refusal' }]);
    expect(objectionsToTipOffDeed(at, 'close', 4, { outcome: 'true' })).toEqual([]);
  });
  test('the days are made longer once, by twenty at most', () => {
    expect(objectionsToTipOffDeed(at, 'extend', 4, { days: 21 })).toMatchObject([{ code: 'days' }]);
    expect(objectionsToTipOffDeed({ ...at, extended: true }, 'extend', 4, { days: 5 })).toMatchObject([
      { code: 'extended' },
    ]);
  });
  test('who sees an older one is told so; what cannot be done says from where', () => {
    expect(objectionsToTipOffDeed(at, 'close', 3, {})).toMatchObject([{ code: 'stale' }]);
    for (const deed of EVERY_TIP_OFF_DEED) {
      for (const state of Object.keys(TIP_OFF_STATES) as TipOffState[]) {
        if (shapeOfTipOffDeed(deed).from.includes(state)) continue;
        const [objection] = objectionsToTipOffDeed({ ...at, state }, deed, 4, {
          outcome: 'true',
          refusal: 'scope',
          days: 5,
        });
        expect(objection?.message).toContain(TIP_OFF_STATES[state].title);
      }
    }
  });
  test('a report and who made it lie in two places', () =>
    expect(placeOf('a', 'report')).not.toBe(placeOf('a', 'identity')));
});
