import { ask } from '#src/quality/inspect.ts';
import type { Rule, Setting, Severity } from '#src/quality/rule.ts';
import { RULES } from '#src/quality/rules/index.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { type WayToMend, wayToMend } from './remedies.ts';

/** What is wrong with a record as somebody is typing it. */
export interface CellFault {
  readonly rule: string;
  readonly title: string;
  readonly severity: Severity;
  readonly field: CellName;
  readonly message: string;
  readonly advice: string;
  readonly way: WayToMend;
}

/**
 * 即时核查 — what the rules that read this cell say of the record, by the same functions that the register is checked with.
 *
 * `hidden` are cells whose text is not known here because it is masked: a rule that reads one of them is not asked, as it
 * would judge the stars. Neighbours are not known here either: rules about them are asked when the record is saved.
 */
export function checkCells(
  cells: Cells,
  field: CellName,
  setting: Setting,
  hidden: ReadonlySet<CellName> = NOTHING,
): readonly CellFault[] {
  return (READING.get(field) ?? []).flatMap((rule) => faultsOf(rule, cells, setting, hidden));
}

/** The same of the whole record: every rule that reads no hidden cell. */
export function checkRecord(
  cells: Cells,
  setting: Setting,
  hidden: ReadonlySet<CellName> = NOTHING,
): readonly CellFault[] {
  return RULES.flatMap((rule) => faultsOf(rule, cells, setting, hidden));
}

const NOTHING: ReadonlySet<CellName> = new Set();

/** The rules by the cells they read. */
const READING = rulesByCell();

function rulesByCell(): ReadonlyMap<CellName, readonly Rule[]> {
  const reading = new Map<CellName, Rule[]>();
  for (const rule of RULES) {
    for (const field of rule.fields) reading.set(field, [...(reading.get(field) ?? []), rule]);
  }
  return reading;
}

function faultsOf(rule: Rule, cells: Cells, setting: Setting, hidden: ReadonlySet<CellName>): readonly CellFault[] {
  if (rule.fields.some((field) => hidden.has(field))) return [];
  const answer = ask(rule, cells, setting);
  if (typeof answer === 'string') return [];
  return answer.map(({ field, message, severity }) => ({
    rule: rule.code,
    title: rule.title,
    severity: severity ?? rule.severity,
    field,
    message,
    advice: rule.advice,
    way: wayToMend(rule.remedy, field),
  }));
}
