import { columnLetters } from '#src/kernel/sheet.ts';

export const DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>';

/** Text as XML takes it. What XML has no place for — control characters, half of a rare character — becomes U+FFFD. */
export function escapeXml(text: string): string {
  if (!TROUBLE.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(UNWRITABLE, '\uFFFD')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;');
}

/** The address of a cell, `AA7`: column from 0, row from 1. */
export function addressOf(column: number, row: number): string {
  return `${columnLetters(column)}${row}`;
}

// biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
const TROUBLE = /[&<>"\u0000-\u0008\u000b-\u001f\ud800-\udfff\ufffe\uffff]/;
const UNWRITABLE =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: finding them is the point
  /[\u0000-\u0008\u000b-\u001f\ufffe\uffff]|[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;
