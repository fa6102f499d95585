import { lengthOf, toHalfWidth } from '#src/kernel/text.ts';

const MOST = 12;

/**
 * What a cell says, short enough for a sentence: `“五点级”`. A long run of digits is starred, because columns slip, and
 * then an identity number or a phone stands where a grade should.
 */
export function quote(text: string): string {
  const shown = toHalfWidth(text)
    .trim()
    .replace(/\d[\d\s-]{5,}[\dXx]/g, (digits) => `${digits[0]}${'*'.repeat(digits.length - 1)}`);
  return `“${lengthOf(shown) > MOST ? `${[...shown].slice(0, MOST).join('')}…` : shown}”`;
}
