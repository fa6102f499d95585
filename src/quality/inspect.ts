import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { countCounties, countyOf } from './county-of-register.ts';
import type { Presence } from './presence.ts';
import {
  type Fault,
  hasColumns,
  isAsked,
  type Key,
  type PresenceRule,
  type RegisterRule,
  type Rule,
  type Setting,
  type Severity,
} from './rule.ts';

/** One thing wrong with one record; `record` is its position in what was inspected. */
export interface Finding {
  readonly record: number;
  readonly code: string;
  readonly severity: Severity;
  readonly field: FieldName;
  readonly message: string;
}

/** Records asked, records that broke it, records on which the rule itself failed: a rate needs its denominator. */
export interface Tally {
  readonly code: string;
  asked: number;
  broken: number;
  crashed: number;
}

export interface Inspection {
  readonly findings: readonly Finding[];
  readonly tallies: readonly Tally[];
}

/** 规则库: the rules about a record, and those about its neighbours. */
export interface RuleBook {
  readonly rules: readonly Rule[];
  readonly registerRules: readonly RegisterRule[];
}

/** Ask every rule of every record. One broken rule never hides another, and one that crashes never stops the run. */
export function inspect(students: readonly Student[], book: RuleBook, known: Setting): Inspection {
  const setting = settingFor(students, known);
  const findings: Finding[] = [];
  const tallies: Tally[] = [];
  for (const rule of book.rules) {
    const tally = newTally(rule.code);
    tallies.push(tally);
    for (const [record, student] of students.entries()) {
      const answer = ask(rule, student, setting);
      count(tally, answer);
      if (Array.isArray(answer)) findings.push(...answer.map((fault) => findingOf(record, rule, fault)));
    }
  }
  for (const rule of book.registerRules) {
    const tally = newTally(rule.code);
    tallies.push(tally);
    findings.push(...inspectNeighbours(students, rule, setting, tally));
  }
  return { findings, tallies };
}

/** The setting completed by what only the register as a whole can tell: the county most of its pupils belong to. */
export function settingFor(students: readonly Student[], setting: Setting): Setting {
  if (setting.county !== undefined) return setting;
  return { ...setting, county: countyOf(countCounties(students), students.length) };
}

/** `not-asked`, `crashed`, or the faults found: none of them means that the rule holds. */
export type Answer = 'not-asked' | 'crashed' | readonly Fault[];

/** Put one rule to one record. A rule that throws has not been answered, and is never taken as passed. */
export function ask(rule: Rule, student: Student, setting: Setting): Answer {
  try {
    return isAsked(rule, student, setting) ? rule.faults(student, setting) : 'not-asked';
  } catch {
    return 'crashed';
  }
}

/** Put one rule about presence to one record and what was said of its pupil. */
export function askOfPresence(rule: PresenceRule, student: Student, presence: Presence): Exclude<Answer, 'not-asked'> {
  try {
    return rule.faults(student, presence);
  } catch {
    return 'crashed';
  }
}

export function newTally(code: string): Tally {
  return { code, asked: 0, broken: 0, crashed: 0 };
}

/** Enter one answer, or `times` equal ones, into the tally. */
export function count(tally: Tally, answer: Answer, times = 1): void {
  if (answer === 'not-asked') return;
  if (answer === 'crashed') {
    tally.crashed += times;
    return;
  }
  tally.asked += times;
  if (answer.length > 0) tally.broken += times;
}

export function findingOf(
  record: number,
  rule: { readonly code: string; readonly severity: Severity },
  fault: Fault,
): Finding {
  return {
    record,
    code: rule.code,
    severity: fault.severity ?? rule.severity,
    field: fault.field,
    message: fault.message,
  };
}

function inspectNeighbours(
  students: readonly Student[],
  rule: RegisterRule,
  setting: Setting,
  tally: Tally,
): Finding[] {
  const groups = new Map<string, { key: Key; records: number[] }>();
  for (const [record, student] of students.entries()) {
    const keys = keysOf(rule, student, setting);
    if (keys === 'crashed') tally.crashed += 1;
    else if (keys.length > 0) tally.asked += 1;
    for (const key of keys === 'crashed' ? [] : keys) {
      const group = groups.get(JSON.stringify(key)) ?? { key, records: [] };
      groups.set(JSON.stringify(key), group);
      group.records.push(record);
    }
  }
  const broken = new Map<number, Finding[]>();
  for (const { key, records } of groups.values()) {
    const faults = judgeGroup(
      rule,
      key,
      records.map((at) => students[at] ?? {}),
      setting,
    );
    if (faults === 'crashed') tally.crashed += records.length;
    for (const [i, fault] of faults === 'crashed' ? [] : faults.entries()) {
      const record = records[i] ?? -1;
      broken.set(record, [...(broken.get(record) ?? []), findingOf(record, rule, fault)]);
    }
  }
  tally.broken = broken.size;
  return [...broken.entries()].sort(([a], [b]) => a - b).flatMap(([, findings]) => findings);
}

/** The keys a register rule gives a record, each once; none where it is not asked. */
export function keysOf(rule: RegisterRule, student: Student, setting: Setting): readonly Key[] | 'crashed' {
  try {
    return hasColumns(rule, student) ? rule.keys(student, setting) : [];
  } catch {
    return 'crashed';
  }
}

/** What a register rule says of the records that share one key: a fault for each in their order, none when it holds. */
export function judgeGroup(
  rule: RegisterRule,
  key: Key,
  group: readonly Student[],
  setting: Setting,
): readonly Fault[] | 'crashed' {
  try {
    if (group.length < rule.atLeast || rule.holds(group, setting)) return [];
    return group.map((student) => rule.fault(student, key, group));
  } catch {
    return 'crashed';
  }
}
