import { describe, expect, test } from 'vitest';
import { objectionToPassword } from './password-rules.ts';
import { DEMO_POLICY, policyFrom, USUAL_POLICY } from './sign-in-policy.ts';

const KNOWN = [
  'li',
  '411323',
  '李老师',
  'lilaoshi',
  '西峡县',
  'xixiaxian',
  'xixia',
  '丁河镇中心小学',
  'dinghezhen',
  'dinghe',
];
const objection = (password: string, policy = USUAL_POLICY) => objectionToPassword(password, KNOWN, policy)?.code;

describe('a password is refused', () => {
  test.each([
    ['aB3-short', 'short'],
    [`aB3-${'x'.repeat(130)}`, 'long'],
    ['onlylowercaseletters', 'kinds'],
    ['Password123456', 'guessable'],
    ['XIXIAxian411323', 'guessable'],
    ['Dinghe-2025-0320', 'guessable'],
    ['LiLaoshi@123456', 'guessable'],
    ['1qaz2wsx3EDC', 'guessable'],
    ['aaaaaaaaaaaaB1', 'guessable'],
    ['Woaini5201314!', 'guessable'],
    ['ｐａｓｓｗｏｒｄ１２３４', 'guessable'],
  ])('%s: %s', (password, code) => expect(objection(password)).toBe(code));
});

test.each(['竹篮-打水-七八回-Qk', 'lantern 7 riverbed moth', 'Tk9#vRm2qLw8', `${'正马电池钉书'.repeat(10)}4x`])(
  '%s will do',
  (password) => expect(objection(password)).toBeUndefined(),
);

test('where the county follows ASVS, length is enough', () => {
  expect(objection('lanternriverbedmoth', { ...USUAL_POLICY, profile: 'asvs' })).toBeUndefined();
  expect(objection('lanternriverbedmoth')).toBe('kinds');
});

describe('the policy of a county', () => {
  test('is as usual where nothing, or nonsense, is set', () => {
    expect(policyFrom(undefined, false)).toEqual(USUAL_POLICY);
    expect(policyFrom({ profile: 'none', leastLength: 3, secondFactor: 'all', dormantDays: -1 }, false)).toEqual(
      USUAL_POLICY,
    );
  });
  test('can be stricter or laxer', () => {
    const set = { profile: 'asvs', leastLength: 16, secondFactor: ['registrar', 'nobody'], dormantDays: 30 };
    expect(policyFrom(set, false)).toEqual({ ...set, secondFactor: ['registrar'] });
  });
  test('is the demo’s in a demo, whatever is set', () => {
    expect(policyFrom({ secondFactor: ['registrar'] }, true)).toEqual(DEMO_POLICY);
  });
});
