import type { Fault, RuleCommon } from '#src/quality/rule.ts';
import type { Cells } from '#src/registry/record.ts';
import type { Said } from './lifecycle.ts';

/** The mark of a text under a key that only the register knows. */
export type Digest = (text: string) => string;

/** 核查结论 — what the rules say of some records now, and of which questions nothing is known. */
export class Verdicts {
  readonly #said = new Map<string, Said[]>();
  readonly #unsure = new Set<string>();
  readonly #digest: Digest;

  constructor(digest: Digest) {
    this.#digest = digest;
  }

  /** A fault that a rule found in a record; `also` is what it read besides the record. */
  enter(student: string, cells: Cells, rule: RuleCommon, fault: Fault, also: readonly string[] = []): void {
    const said = this.#said.get(student) ?? [];
    this.#said.set(student, said);
    said.push({
      rule: rule.code,
      field: fault.field,
      severity: fault.severity ?? rule.severity,
      message: fault.message,
      fingerprint: this.#digest(valuesOf(rule, cells, also)),
    });
  }

  /** A rule crashed on a record: what was known of the two stays as it is. */
  leaveOpen(student: string, rule: string): void {
    this.#unsure.add(`${student} ${rule}`);
  }

  saidOf(student: string): readonly Said[] {
    return this.#said.get(student) ?? [];
  }

  isSure(student: string, rule: string): boolean {
    return !this.#unsure.has(`${student} ${rule}`);
  }
}

/**
 * 内容指纹 is taken of this: the record's own cells that the rule reads. What neighbours say is left out: who explained why
 * a number is shared need not explain it again when a neighbour moves house, and a third who shares it has a finding of
 * their own.
 */
function valuesOf(rule: RuleCommon, cells: Cells, also: readonly string[]): string {
  return JSON.stringify([rule.code, ...rule.fields.map((field) => cells[field] ?? null), ...also]);
}
