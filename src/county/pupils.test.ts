import { expect, test } from 'vitest';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { inspect } from '#src/quality/inspect.ts';
import { settingOn } from '#src/quality/rule.ts';
import { RULE_BOOK } from '#src/quality/rules/index.ts';
import { PLANTED_CODES } from './errors/catalogue.ts';
import type { LabelledRecord } from './labels.ts';
import type { Plan } from './plan.ts';
import { pupilsOf } from './pupils.ts';

const PLAN: Plan = { pupils: 3000, seed: 1, errorsPerMille: 80, today: '2025-03-20' };

test('a register without planted errors has nothing wrong', () => {
  const records = [...pupilsOf({ ...PLAN, errorsPerMille: 0 })];
  expect(found(records, PLAN.today).slice(0, 20)).toEqual([]);
});

test('every planted error is found, under its code and on its row, and nothing else is', () => {
  const records = [...pupilsOf(PLAN)];
  const labels = records.flatMap(({ labels }, at) => labels.map(({ code }) => `${at} ${code}`));
  const findings = [...new Set(found(records, PLAN.today).map(({ record, code }) => `${record} ${code}`))];
  const show = (one: string) => `${one} ${JSON.stringify(records[Number(one.split(' ')[0])]?.student)} `;
  expect(labels.filter((one) => !findings.includes(one)).map(show)).toEqual([]);
  expect(findings.filter((one) => !labels.includes(one)).map(show)).toEqual([]);
});

test('a small county has every kind of error', () => {
  const codes = new Set([...pupilsOf(PLAN)].flatMap(({ labels }) => labels.map(({ code }) => code)));
  expect(PLANTED_CODES.filter((code) => !codes.has(code))).toEqual([]);
});

function found(records: readonly LabelledRecord[], today: LocalDate) {
  const students = records.map(({ student }) => student);
  return inspect(students, RULE_BOOK, settingOn(today, { county: '411323' })).findings;
}
