import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { aStudent } from '#test/world.ts';
import type { PresenceExample, PresenceRule } from '../../rule.ts';
import { PRESENCE_RULES } from '../index.ts';

const WRITTEN = readFileSync('test/authority/rules.csv', 'utf8')
  .split('\n')
  .map((line) => line.split(','));

test('each is what the county wrote, and none of the county is missing', () => {
  expect(PRESENCE_RULES.map(({ code }) => code)).toEqual(
    WRITTEN.map(([code = '']) => code).filter((code) => code.startsWith('PR-')),
  );
  for (const { code, title, dimension, severity } of PRESENCE_RULES) {
    expect(WRITTEN.find(([known]) => known === code)?.slice(1, 4)).toEqual([title, dimension, severity]);
  }
});

const said = ({ faults }: PresenceRule, { presence, ...cells }: PresenceExample) => faults(aStudent(cells), presence);

describe.each(PRESENCE_RULES.map((rule) => [rule.code, rule] as const))('%s', (_code, rule) => {
  test('holds and is broken as its examples say, and says where and why without a number', () => {
    for (const example of rule.examples.holds) expect(said(rule, example)).toEqual([]);
    for (const example of rule.examples.broken) {
      const [fault, ...more] = said(rule, example);
      expect(more).toEqual([]);
      expect(rule.fields).toContain(fault?.field);
      expect(fault?.message).toMatch(/在班|就读|核实/);
      expect(fault?.message).not.toMatch(/\d{6}/);
    }
  });
});

test('a child who seems to be elsewhere is a question, and one whose number agrees is a fault', () => {
  const rule = PRESENCE_RULES.find(({ code }) => code === 'PR-03');
  const severities = [true, false].map((isSure) =>
    rule?.faults(aStudent(), { is: 'elsewhere', school: '丹水镇中心小学', isSure }).map(({ severity }) => severity),
  );
  expect(severities).toEqual([['error'], ['query']]);
});
