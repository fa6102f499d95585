import { labelOf } from '#src/registry/codes.ts';
import { type FieldName, titleOf } from '#src/registry/fields.ts';
import { DIMENSION_LABELS, REMEDY_LABELS, SEVERITY_LABELS } from './labels.ts';
import { ABSENCES, ACTUAL_STATES, type Presence } from './presence.ts';
import type { AnyRule, Example, PresenceExample, Setting } from './rule.ts';

/** 规则说明 — what a declaration says, in a registrar's words: the terminal and the printed catalogue show the same. */
export interface RuleInWords {
  readonly code: string;
  readonly title: string;
  readonly severity: string;
  readonly dimension: string;
  readonly fields: string;
  readonly remedy: string;
  readonly basis: string;
  /** One line for each record of an example: most examples are one record, those about neighbours several. */
  readonly holds: readonly (readonly string[])[];
  readonly broken: readonly (readonly string[])[];
}

export function ruleInWords(rule: AnyRule): RuleInWords {
  return {
    code: rule.code,
    title: rule.title,
    severity: SEVERITY_LABELS[rule.severity],
    dimension: DIMENSION_LABELS[rule.dimension],
    fields: rule.fields.map(titleOf).join('、'),
    remedy: `${REMEDY_LABELS[rule.remedy]}。${rule.advice}`,
    basis: rule.basis,
    holds: rule.examples.holds.map(linesOf),
    broken: rule.examples.broken.map(linesOf),
  };
}

function linesOf(example: Example | PresenceExample | readonly Example[]): readonly string[] {
  // `Array.isArray` cannot tell a readonly array from a record.
  const records = Array.isArray(example) ? (example as readonly Example[]) : [example as Example];
  return records.map(lineOf);
}

/** An example shows only what differs from an ordinary record. */
function lineOf({ setting, presence, ...cells }: Example & Partial<PresenceExample>): string {
  const said = Object.entries(cells).map(
    ([name, text]) => `${titleOf(name as FieldName)}=${cellInWords(text)}`, // an example's keys are fields
  );
  const seen = presence === undefined ? [] : [`逐班核实=${presenceInWords(presence)}`];
  return [...said, ...saidOf(setting ?? {}), ...seen].join('，') || '各项正常';
}

function presenceInWords(presence: Presence): string {
  switch (presence.is) {
    case 'present':
      return '在班';
    case 'absent':
      return `不在班（${ABSENCES[presence.where].title}）`;
    case 'differs':
      return `状态不符（${ACTUAL_STATES[presence.actual].title}）`;
    case 'elsewhere':
      return `在${presence.school}就读`;
    case 'unrecorded':
      return '在班但查不到学籍';
  }
}

function cellInWords(text: string | undefined): string {
  if (text === undefined) return '（无此列）';
  if (text === '') return '（空）';
  return text.trim() === '' ? '（只有空格）' : text;
}

function saidOf({ today, county, schools }: Partial<Setting>): readonly string[] {
  const listed = [...(schools?.values() ?? [])].map(({ name, kind, county: of }) => {
    const known = [...(kind === undefined ? [] : [labelOf('schoolKind', kind)]), ...(of === undefined ? [] : [of])];
    return known.length === 0 ? name : `${name}（${known.join('，')}）`;
  });
  return [
    ...(today === undefined ? [] : [`核查日期=${today}`]),
    ...(county === undefined ? [] : [`本县=${county}`]),
    ...(listed.length === 0 ? [] : [`学校名单=${listed.join('、')}`]),
  ];
}
