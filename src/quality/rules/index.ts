import type { RuleBook } from '../inspect.ts';
import type { RegisterRule, Rule } from '../rule.ts';
import identityNumberChecksum from './identity/identity-number-checksum.ts';

/** 规则目录 — every rule about one record, in the order registrars know them by. */
export const RULES: readonly Rule[] = [
  identityNumberChecksum, // ID-11
];

/** Every rule about records that are neighbours. */
export const REGISTER_RULES: readonly RegisterRule[] = [];

export const RULE_BOOK: RuleBook = { rules: RULES, registerRules: REGISTER_RULES };
