/** The text of a cell as a browser shows it: entities resolved, runs of white space one space, none at the ends. */
export function plainHtml(raw: string): string {
  const lines = raw.split(LINE_BREAK).map((line) => line.replace(/[ \t\r\n\f]+/g, ' ').replace(/^ | $/g, ''));
  const text = lines.join('\n').replace(/^\n+|\n+$/g, '');
  const plain = text.replace(
    /&(#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);?/g,
    (whole, name: string) => character(name) ?? whole,
  );
  // A lone no-break space is how an empty cell is kept from collapsing.
  return /^[\u00A0 ]*$/.test(plain) ? '' : plain;
}

/** Stands for a line break until the white space around it is settled. */
export const LINE_BREAK = '\u0000';

function character(name: string): string | undefined {
  if (!name.startsWith('#')) return NAMED[name];
  const code = /^#[xX]/.test(name) ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code === 0 || code > 0x10ffff ? '\uFFFD' : String.fromCodePoint(code);
}

const NAMED: Readonly<Record<string, string>> = Object.assign(Object.create(null), {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00A0',
  middot: '·',
  bull: '•',
  ensp: '\u2002',
  emsp: '\u2003',
  times: '×',
  hellip: '…',
  mdash: '—',
  ndash: '–',
  ldquo: '“',
  rdquo: '”',
});
