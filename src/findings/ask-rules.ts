import { ask } from '#src/quality/inspect.ts';
import type { Fault, Rule, Setting } from '#src/quality/rule.ts';
import type { Cells } from '#src/registry/record.ts';

/** What one rule says of one record. */
export interface RuleFault {
  readonly rule: Rule;
  readonly fault: Fault;
}

/** What the rules about one record say of it. Of a rule that crashed nothing is known, and what was known stays. */
export interface RecordFaults {
  readonly faults: readonly RuleFault[];
  /** Codes of rules. */
  readonly crashed: readonly string[];
}

/** Put these rules to one record. */
export function askRules(rules: readonly Rule[], cells: Cells, setting: Setting): RecordFaults {
  const faults: RuleFault[] = [];
  const crashed: string[] = [];
  for (const rule of rules) {
    const answer = ask(rule, cells, setting);
    if (answer === 'crashed') crashed.push(rule.code);
    else if (answer !== 'not-asked') for (const fault of answer) faults.push({ rule, fault });
  }
  return { faults, crashed };
}
