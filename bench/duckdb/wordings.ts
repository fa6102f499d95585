import { CODE_TABLES, type CodeTable } from '#src/registry/codes.ts';
import { quoted } from './reading-macros.ts';

/**
 * The code of a coded cell: its wordings one by one as the table prints them, and only for a cell that is none of them
 * once more without blanks, half-width and upper-case. A wording of several codes is the first of them.
 */
export function codeOf(table: CodeTable, cell: string): string {
  const codes = wordingsOf(table);
  const asPrinted = [...codes].map(([wording, code]) => `WHEN ${cell} = ${quoted(wording)} THEN ${quoted(code)}`);
  const listed = (texts: Iterable<string>) => `[${[...texts].map(quoted).join(', ')}]`;
  const tidied = `list_position(${listed(codes.keys())}, wording(${cell}))`;
  return `CASE WHEN ${cell} = '' THEN NULL ${asPrinted.join(' ')} ELSE ${listed(codes.values())}[${tidied}] END`;
}

/** Labels first, for they are what most cells hold; and of all the nations China. */
function wordingsOf(table: CodeTable): ReadonlyMap<string, string> {
  const first = new Map<string, string>();
  const labels: [string, string][] = [];
  for (const { code, label, also = [] } of CODE_TABLES[table]) {
    labels.push([keyOf(label), code]);
    for (const wording of [code, code.replace(/^0+(?=\d)/, ''), label, ...also].map(keyOf)) {
      if (!first.has(wording)) first.set(wording, code);
    }
  }
  const usual = labels.filter(([, code]) => code === 'CHN');
  return new Map([...usual, ...labels, ...first].map(([wording]) => [wording, first.get(wording) ?? '']));
}

/** The tables' own wordings are tidy but for brackets, blanks and case. */
function keyOf(text: string): string {
  return text.normalize('NFKC').replace(/\s+/g, '').toUpperCase();
}
