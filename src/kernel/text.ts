/** Full-width letters, digits and punctuation as their half-width twins; the ideographic space as a space. */
export function toHalfWidth(text: string): string {
  if (!/[\uFF01-\uFF5E\u3000]/.test(text)) return text;
  return text.replace(/[\uFF01-\uFF5E]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0)).replace(/\u3000/g, ' ');
}

/** How many characters a person would count: a rare character beyond the basic plane is one. */
export function lengthOf(text: string): number {
  return [...text].length;
}

/** A Chinese character of any block, extensions included; no private-use one. */
export function isHan(character: string): boolean {
  return /^\p{Script=Han}$/u.test(character);
}

/** A private-use code point: a character that some machine made up and no other can read. */
export function isPrivateUse(character: string): boolean {
  return /^\p{Co}$/u.test(character);
}
