import { expect, test } from 'vitest';
import { REGISTER_RULES, RULES } from '#src/quality/rules/index.ts';
import { codesOf, effectOf } from '#test/an-application.ts';
import { PROBLEM_ASKS, rulesOf } from './problem-record.ts';
import { problemRecordEvidence } from './problem-record-evidence.ts';

const ANSWERS = { problem: 'same-child', foundBy: 'here', note: '与丹水的张小明同名同日生，父母不同' };
const facts = { problems: [{ rule: 'DUP-02', title: '姓名、性别、出生日期重复' }] };

test('proved, the findings of this problem close, and the record stays as it is', () => {
  expect(codesOf(problemRecordEvidence, ANSWERS, { facts })).toEqual([]);
  expect(effectOf(problemRecordEvidence, ANSWERS)).toEqual({ kind: 'none', evidences: ['DUP-02'] });
});

test('the school’s certificate and the household book prove it', () => {
  const none = { facts, evidence: [] };
  expect(codesOf(problemRecordEvidence, ANSWERS, none)).toEqual([
    'missing-proof:enrolment-certificate',
    'missing-proof:household-book|identity-card|guardian-identity',
  ]);
});

test('the rules of each kind of problem are rules of the rule book', () => {
  const known = new Set([...RULES, ...REGISTER_RULES].map(({ code }) => code));
  const kinds = Object.keys(PROBLEM_ASKS.problem.choices);
  expect(kinds.length).toBe(5);
  for (const kind of kinds) {
    expect(rulesOf(kind).length).toBeGreaterThan(0);
    expect(rulesOf(kind).filter((rule) => !known.has(rule))).toEqual([]);
  }
});
