import fc from 'fast-check';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { fieldOf } from '#src/registry/fields.ts';
import { asksOf } from '#src/workflow/application.ts';
import type { Answers, Ask, Procedure } from '#src/workflow/procedure.ts';
import { aNumber, CHILD } from '#test/a-child.ts';

/** Any form of a procedure as a person could have filled it in: every box right in itself, some of them empty. */
export function anyAnswers({ asks }: Procedure): fc.Arbitrary<Answers> {
  const boxes = Object.entries(asks).map(([name, ask]) => [name, anyAnswer(ask)] as const);
  return fc.record(Object.fromEntries(boxes), { requiredKeys: [] });
}

/** A form in which nothing is empty that must not be, and nothing is answered that is not asked. */
export function wholeAnswers(procedure: Procedure): fc.Arbitrary<Answers> {
  const { asks } = procedure;
  const required = Object.keys(asks).filter((name) => asks[name]?.required);
  const boxes = Object.entries(asks).map(([name, ask]) => [name, anyAnswer(ask)] as const);
  return fc.record(Object.fromEntries(boxes), { requiredKeys: required }).map((answers) => {
    const asked = new Set(asksOf(procedure, answers).map(([name]) => name));
    return Object.fromEntries(Object.entries(answers).filter(([name]) => asked.has(name)));
  });
}

/** What a program that is not the form could send. */
export function nonsense({ asks }: Procedure): fc.Arbitrary<Answers> {
  const names = fc.constantFrom(...Object.keys(asks), 'unheardOf', '__proto__');
  return fc.dictionary(names, fc.oneof(fc.string(), fc.string({ unit: 'binary' }), fc.constantFrom('是', 'other')));
}

function anyAnswer(ask: Ask): fc.Arbitrary<string> {
  if (ask.choices) return fc.constantFrom(...Object.keys(ask.choices));
  if (ask.cell !== undefined) return cellText(ask.cell);
  switch (ask.kind) {
    case 'yes-no':
      return fc.constantFrom('是', '否');
    case 'date':
      return fc.constantFrom('2024-09-01', '2025-03-18', '2025-03-24', '2025-09-01');
    case 'grade':
      return fc.constantFrom(...CODE_TABLES.grade.map(({ code }) => code));
    case 'school':
      return fc.constant('/41/4113/411323/danshui/2141000002');
    case 'class':
      return fc.constantFrom('1班', '2班');
    default:
      return fc.constantFrom('情况属实', '县教体局');
  }
}

function cellText(cell: NonNullable<Ask['cell']>): fc.Arbitrary<string> {
  const { kind, name } = fieldOf(cell);
  if (typeof kind !== 'string') return fc.constantFrom(...CODE_TABLES[kind.code].map(({ label }) => label));
  if (name === 'nationalNumber') return fc.constantFrom(`G${CHILD.idNumber}`, `L${CHILD.idNumber}`);
  if (name.endsWith('idNumber')) return fc.constantFrom(CHILD.idNumber, aNumber('411323', '20150312', 17), 'E12345678');
  return fc.constantFrom(...TEXTS[kind]);
}

const TEXTS = {
  text: ['李小雨', '2班'],
  date: ['20180506', '20260320'],
  month: ['202409', '202509'],
  number: ['1.5'],
  region: ['411323', '411323100000'],
} as const;
