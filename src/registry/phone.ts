import { toHalfWidth } from '#src/kernel/text.ts';

const MOBILE = /^1[3-9]\d{9}$/;
const LANDLINE = /^0\d{2,3}\d{7,8}$/;

/**
 * 联系电话 — the digits of a mobile or a landline with its area code, without blanks and hyphens; `undefined` when it is
 * neither. Extensions, short numbers and 400 numbers are not accepted: nobody can reach a family by them (handbook 4.4).
 */
export function readPhone(text: string): string | undefined {
  if (MOBILE.test(text)) return text;
  const digits = toHalfWidth(text).replace(/[\s\p{Cf}\p{Pd}]/gu, '');
  return MOBILE.test(digits) || LANDLINE.test(digits) ? digits : undefined;
}
