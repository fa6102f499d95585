import { describe, expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { deedsFor, objectionsToDeed, PETITION_DEEDS, type PetitionDeed } from './deeds.ts';
import { digitsOf, lastFourOf, objectionsToWords, withoutNumbers } from './objections.ts';
import { PETITION_STATES, type PetitionState } from './petition.ts';
import { daysBack, type RiskFacts, risksOf, settingsFrom, USUAL_SETTINGS } from './risks.ts';

const WORDS = {
  name: '张明',
  phone: '13812345678',
  relation: '父亲',
  child: '张小明',
  content: '孩子转学三个月没有办好',
};
const AT = { state: 'working' as PetitionState, revision: 3, replies: 1, extended: false, satisfaction: undefined };
const TODAY: LocalDate = '2025-03-20';

describe('what can be done', () => {
  test('a petition is received before it is accepted, and accepted before it is answered', () => {
    expect(deedsFor({ state: 'new' })).toEqual(['accept', 'assign', 'pass', 'note', 'link', 'extend', 'withdraw']);
    expect(deedsFor({ state: 'working' })).toContain('send');
    expect(deedsFor({ state: 'withdrawn' })).toEqual(['note']);
  });

  test('nobody closes a petition without having answered who asked', () => {
    expect(objectionsToDeed({ ...AT, replies: 0 }, 'close')).toMatchObject([{ code: 'no-reply' }]);
    expect(objectionsToDeed(AT, 'close')).toEqual([]);
  });

  test('the days are made longer once', () => {
    expect(objectionsToDeed({ ...AT, extended: true }, 'extend')).toMatchObject([{ code: 'extended' }]);
  });

  test('who still sees an older one is told so, before anything else', () => {
    expect(objectionsToDeed({ ...AT, replies: 0 }, 'close', 2)).toMatchObject([{ code: 'stale' }]);
  });

  test('every deed leads to a state there is, and each refusal says why', () => {
    for (const deed of Object.keys(PETITION_DEEDS) as PetitionDeed[]) {
      for (const state of Object.keys(PETITION_STATES) as PetitionState[]) {
        const [objection] = objectionsToDeed({ ...AT, state, satisfaction: undefined }, deed);
        if (!deedsFor({ state }).includes(deed)) expect(objection?.message).toContain(PETITION_STATES[state].title);
      }
    }
  });

  test('who was asked once whether they are satisfied is not asked again', () => {
    const closed = { ...AT, state: 'closed' as const, satisfaction: 'fair' as const };
    expect(objectionsToDeed(closed, 'rate')).toMatchObject([{ code: 'rated' }]);
  });
});

describe('what is written', () => {
  test('a name, a telephone and what is wanted are enough', () => {
    expect(objectionsToWords({ ...WORDS, child: '', relation: '' })).toEqual([]);
    expect(objectionsToWords({ ...WORDS, phone: '0377-69680011' })).toEqual([]);
  });

  test.each([
    [{ name: ' ' }, 'name'],
    [{ phone: '12345' }, 'phone'],
    [{ content: '' }, 'content'],
    [{ content: '转学' }, 'content'],
    [{ content: '长'.repeat(2001) }, 'content'],
  ])('%j is not taken', (change, field) => {
    expect(objectionsToWords({ ...WORDS, ...change })).toMatchObject([{ field }]);
  });

  test('a telephone is the same however it was typed', () => {
    expect(digitsOf('１３８ 1234-5678')).toBe('13812345678');
    expect(lastFourOf('138 1234 5678')).toBe('5678');
  });

  test('a number in what the public reads is starred', () => {
    expect(withoutNumbers('身份证 41132320150318001X，在四年级1班')).toBe('身份证 4****************X，在四年级1班');
  });
});

describe('what is a risk', () => {
  const facts: RiskFacts = { state: 'working', due: '2025-03-25', satisfaction: undefined, alike: 1, ofSchool: 1 };
  const risks = (change: Partial<RiskFacts>) => risksOf({ ...facts, ...change }, USUAL_SETTINGS, TODAY);

  test('one that is in time, alone and the only one of its school is none', () => expect(risks({})).toEqual([]));
  test('the day after the last is overdue, the last day is not', () => {
    expect(risks({ due: TODAY })).toEqual([]);
    expect(risks({ due: '2025-03-19' })).toEqual(['overdue']);
  });
  test('without a published year nothing is overdue', () => expect(risks({ due: undefined })).toEqual([]));
  test('the second of the same is repeated', () => expect(risks({ alike: 2 })).toEqual(['repeated']));
  test('the third of one school is many', () => expect(risks({ ofSchool: 3 })).toEqual(['many']));
  test('closed, only dissatisfaction is left', () => {
    const closed = { state: 'closed' as const, due: '2025-01-01' as const, alike: 5, ofSchool: 9 };
    expect(risks({ ...closed, satisfaction: 'fair' })).toEqual([]);
    expect(risks({ ...closed, satisfaction: 'unsatisfied' })).toEqual(['unsatisfied']);
  });
  test('thirty days that end today begin twenty-nine days ago', () => expect(daysBack(TODAY, 30)).toBe('2025-02-19'));
  test('what a county has set out of bounds is as usual', () => {
    expect(settingsFrom({ days: 0, many: 5, repeated: 'x' })).toEqual({ ...USUAL_SETTINGS, many: 5 });
    expect(settingsFrom(undefined)).toEqual(USUAL_SETTINGS);
  });
});
