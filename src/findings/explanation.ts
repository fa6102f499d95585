import { lengthOf, toHalfWidth } from '#src/kernel/text.ts';
import type { Severity } from '#src/quality/rule.ts';

/** 说明与佐证 — the two ways of settling a finding without changing the record. */
export type Settlement = 'explained' | 'evidenced';

const LEAST = 4;
export const LONGEST_EXPLANATION = 300;

/** Why a text does not settle a finding: a stable code, and what to do. */
export interface ExplanationRefusal {
  readonly code: 'must-be-mended' | 'too-short' | 'too-long' | 'number-in-full';
  readonly message: string;
}

/** `undefined` when the text settles a finding of this severity. */
export function refusalOfExplanation(
  severity: Severity,
  how: Settlement,
  text: string,
): ExplanationRefusal | undefined {
  const length = lengthOf(text.trim());
  if (severity === 'error' && how === 'explained') {
    return { code: 'must-be-mended', message: '“错误”须更正，不能只作说明。确属无误的，请选“提供佐证”，写明佐证材料' };
  }
  if (length < LEAST) return { code: 'too-short', message: '请写清楚核实的情况，至少四个字' };
  if (length > LONGEST_EXPLANATION) {
    return { code: 'too-long', message: `请控制在 ${LONGEST_EXPLANATION} 字以内，其余材料存入学校档案` };
  }
  if (/\d(?:[\s-]?\d){9,}[\s-]?[\dXx]/.test(toHalfWidth(text))) {
    return { code: 'number-in-full', message: '请不要写完整的身份证件号、学籍号或电话，写后四位即可' };
  }
  return undefined;
}
