import { masked } from '#src/registry/masking.ts';

/** A run of digits that could be an identity, record or phone number, with the letters that begin and end some. */
const NUMBER = /(?<![\dA-Za-z])[GLJ]?\d{11,18}[\dXx]?(?![\dA-Za-z])/;

/** Does the text hold a number in clear? */
export function hasClearNumber(text: string): boolean {
  return NUMBER.test(text);
}

/** The text with every such number in stars. */
export function withNumbersInStars(text: string): string {
  return text.replace(new RegExp(NUMBER, 'g'), masked);
}
