import { SEVERITIES, worse } from '#src/quality/labels.ts';
import type { Severity } from '#src/quality/rule.ts';

/** 统计口径: pupils, pupils with at least one finding, and findings by severity. */
export interface Count {
  pupils: number;
  faulty: number;
  readonly findings: Record<Severity, number>;
}

interface RuleCount {
  readonly code: string;
  /** The worst severity it was reported with. */
  severity: Severity;
  pupils: number;
}

interface SchoolCount extends Count {
  readonly code: string;
  readonly name: string;
}

/** One pupil as the summary counts it. */
interface Counted {
  readonly table: number;
  readonly schoolCode: string;
  readonly schoolName: string;
  readonly findings: readonly { readonly code: string; readonly severity: Severity }[];
}

/** Adds up what the summary says, pupil by pupil, while the sheets are written: nothing else of them is kept. */
export class ReportTally {
  readonly total = newCount();
  readonly tables: Count[] = [];
  readonly #rules = new Map<string, RuleCount>();
  readonly #schools = new Map<string, SchoolCount>();

  constructor(tables: number) {
    for (let i = 0; i < tables; i += 1) this.tables.push(newCount());
  }

  add({ table, schoolCode, schoolName, findings }: Counted): void {
    const key = schoolCode || schoolName;
    const school = this.#schools.get(key) ?? { ...newCount(), code: schoolCode, name: schoolName };
    this.#schools.set(key, school);
    for (const count of [this.total, this.tables[table], school]) {
      if (count === undefined) continue;
      count.pupils += 1;
      if (findings.length > 0) count.faulty += 1;
      for (const { severity } of findings) count.findings[severity] += 1;
    }
    const broken = new Map<string, Severity>();
    for (const { code, severity } of findings) broken.set(code, worse(severity, broken.get(code) ?? severity));
    for (const [code, severity] of broken) this.#addRule(code, severity);
  }

  /** Worst first, then those that concern most pupils. */
  rules(): readonly Readonly<RuleCount>[] {
    return [...this.#rules.values()].sort(
      (a, b) =>
        SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
        b.pupils - a.pupils ||
        compare(a.code, b.code),
    );
  }

  /** Those with most errors first. */
  schools(): readonly Readonly<SchoolCount>[] {
    return [...this.#schools.values()].sort(
      (a, b) => b.findings.error - a.findings.error || b.faulty - a.faulty || compare(a.code, b.code),
    );
  }

  #addRule(code: string, severity: Severity): void {
    const rule = this.#rules.get(code) ?? { code, severity, pupils: 0 };
    rule.pupils += 1;
    rule.severity = worse(rule.severity, severity);
    this.#rules.set(code, rule);
  }
}

function newCount(): Count {
  return { pupils: 0, faulty: 0, findings: { error: 0, query: 0, notice: 0 } };
}

/** By code points: the order must not depend on the machine's language. */
function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
