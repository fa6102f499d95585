import type { AnyRule } from '#src/quality/rule.ts';
import { PRESENCE_RULES, REGISTER_RULES, RULES } from '#src/quality/rules/index.ts';

/** Every rule a finding can be of, in the order of the catalogue. */
export const EVERY_RULE: readonly AnyRule[] = [...RULES, ...REGISTER_RULES, ...PRESENCE_RULES];

const BY_CODE = new Map(EVERY_RULE.map((rule) => [rule.code, rule]));

/** The rule of this code; `undefined` for one that an older version of the program knew. */
export function ruleOf(code: string): AnyRule | undefined {
  return BY_CODE.get(code);
}
