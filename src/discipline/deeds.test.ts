import { expect, test } from 'vitest';
import { availableDeeds, type DeedName, objectionsToDeed } from './deeds.ts';
import type { Measure } from './measures.ts';
import { objectionsToDraft, objectionsToReplyDays, objectionsToStep } from './objections.ts';
import { NO_WORDS, NOTICE_KINDS, numberOf, type Violation } from './violation.ts';

const SCHOOL = '/41/4113/411323/dinghe/2141000001' as const;
const COUNTY = { person: 'chen', unit: '/41/4113/411323' } as const;

const violation = (over: Partial<Violation> = {}): Violation => ({
  ...{ county: '411323', id: 'v', number: 3, year: 2025, unit: SCHOOL, kind: 'other', title: '不按时上报' },
  ...{ foundOn: '2025-03-20', state: 'informed', words: NO_WORDS, registeredBy: 'zheng' },
  ...{ registeredAt: new Date('2025-03-20T02:00:00Z'), informedOn: '2025-03-20', replyUntil: '2025-03-27' },
  ...{ replied: undefined, repliedAt: undefined, decidedOn: undefined, decidedBy: undefined, closedOn: undefined },
  revision: 1,
  ...over,
});

const against = (
  deed: DeedName,
  over: Partial<Violation> = {},
  today: Violation['foundOn'] = '2025-03-24',
  who: { readonly person: string; readonly unit: Violation['unit'] } = COUNTY,
) => objectionsToDeed(deed, violation(over), who, { today, measures: [] }).map(({ code }) => code);

test('nothing is decided while the unit may still answer, not even on its last day', () => {
  expect(against('decide')).toEqual(['early']);
  expect(against('decide', {}, '2025-03-27')).toEqual(['early']);
  expect(against('decide', {}, '2025-03-28')).toEqual([]);
});

test('an answer opens the way at once', () => {
  expect(against('decide', { replied: 'accepts' })).toEqual([]);
});

test('who registered it does not decide, but may verify and inform', () => {
  expect(against('decide', { replied: 'accepts', registeredBy: 'chen' })).toEqual(['registered']);
  expect(against('verify', { state: 'registered', registeredBy: 'chen' })).toEqual([]);
});

test('nobody deals with their own unit, nor with what they answer for themselves', () => {
  const own = { ...COUNTY, unit: SCHOOL };
  expect(against('verify', { state: 'registered' }, '2025-03-24', own)).toEqual(['own']);
  const words = { ...NO_WORDS, people: [{ name: '陈股长', duty: '股长', person: 'chen' }] };
  expect(against('decide', { words, replied: 'argues' })).toEqual(['own']);
});

test('the unit answers once, and within its days', () => {
  const head = { person: 'wang', unit: SCHOOL };
  expect(against('reply', {}, '2025-03-27', head)).toEqual([]);
  expect(against('reply', {}, '2025-03-28', head)).toEqual(['late']);
  expect(against('reply', { replied: 'argues' }, '2025-03-24', head)).toEqual(['replied']);
});

test('the course has one way, and no deed is done out of turn', () => {
  expect(against('inform', { state: 'registered' })).toEqual(['state']);
  expect(against('decide', { state: 'verified' })).toEqual(['state']);
  for (const state of ['closed', 'withdrawn'] as const) {
    const deeds = ['verify', 'inform', 'decide', 'close', 'withdraw', 'reply'] as const;
    for (const deed of deeds) expect(against(deed, { state })).toEqual(['state']);
  }
});

const TALK: Measure = {
  ...{ id: 'm', kind: 'talk', state: 'ordered', dueOn: '2025-04-08', carriedOn: undefined, doneOn: undefined },
  words: {},
};

test('it is closed when every measure is done', () => {
  const closing = (measures: readonly Measure[]) =>
    objectionsToDeed('close', violation({ state: 'decided' }), COUNTY, { today: '2025-04-10', measures });
  expect(closing([TALK]).map(({ code }) => code)).toEqual(['measures']);
  expect(closing([{ ...TALK, state: 'done' }])).toEqual([]);
  expect(closing([])).toEqual([]);
});

test('the page offers what can be done, and says what the rest waits for', () => {
  const known = { today: '2025-03-24', measures: [] } as const;
  const { deeds, waits } = availableDeeds(violation(), COUNTY, 'county', known);
  expect(deeds).toEqual(['withdraw']);
  expect(waits).toEqual(['单位还没有答复，期限（2025-03-27）也没有过。答复以后，或 2025-03-28 起才能作决定']);
});

test('a step of a measure lies between the decision and today, and says all that it asks', () => {
  const known = { decidedOn: '2025-03-31', today: '2025-04-10' } as const;
  const words = { who: '陈股长', whom: '王校长', minutes: '说明了问题', promises: '逐人核对' };
  const codes = (on: Violation['foundOn'], said = words) =>
    objectionsToStep(TALK, said, on, known).map(({ code }) => code);
  expect(codes('2025-04-01')).toEqual([]);
  expect(codes('2025-03-30')).toEqual(['day']);
  expect(codes('2025-04-11')).toEqual(['day']);
  expect(codes('2025-04-01', { ...words, promises: ' ' })).toEqual(['empty']);
  expect(objectionsToStep({ ...TALK, state: 'done' }, words, '2025-04-01', known)[0]?.code).toBe('done');
});

test('what is registered rests on something, is of a school, and carries no number in its title', () => {
  const kinds = Object.entries(NOTICE_KINDS).map(([key, shape]) => ({ key, ...shape, isRetired: key === 'other' }));
  const draft = {
    kind: 'not-continued',
    title: '接续不及时',
    foundOn: '2025-03-20',
    facts: '十名',
    people: [],
  } as const;
  const codes = (over: object, at: 'school' | 'county' = 'school', bases = 1) =>
    objectionsToDraft({ ...draft, ...over }, at, bases, kinds, '2025-03-20').map(({ code }) => code);
  expect(codes({})).toEqual([]);
  expect(codes({}, 'school', 0)).toEqual(['no-basis']);
  expect(codes({}, 'county')).toEqual(['unit']);
  expect(codes({ kind: 'other' })).toEqual(['kind']);
  expect(codes({ foundOn: '2025-03-21' })).toEqual(['day']);
  expect(codes({ title: '电话 13837712345 无人接' })).toEqual(['number']);
  expect(codes({ people: [{ name: '李老师', duty: '' }] })).toEqual(['people']);
});

test('the time to answer is three to fifteen working days', () => {
  expect([2, 3, 15, 16].map((days) => objectionsToReplyDays(days).length)).toEqual([1, 0, 0, 1]);
});

test('a violation is called by year and number', () => {
  expect(numberOf(violation())).toBe('违规〔2025〕3号');
});
