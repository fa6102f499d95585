/**
 * 工作表 — a sheet to be written, as plain data: who fills it need not know the file format, and who writes it need not
 * know what a pupil is.
 */
export interface Sheet {
  /** As shown on its tab; made valid and unique by `sheetNames`. */
  readonly name: string;
  /** How wide each column is, in characters of a digit's width. */
  readonly widths: readonly number[];
  readonly rows: Iterable<SheetRow> | AsyncIterable<SheetRow>;
  /** Columns and rows that stay in sight, and are printed again on every page. */
  readonly frozen?: { readonly rows: number; readonly columns: number };
  /** The row, from 1, whose cells get a filter. */
  readonly filterRow?: number;
  /** Across how many printed pages the columns are spread. */
  readonly pagesWide: number;
  /** Filled after all others, though it may stand before them: it sums up what went by. */
  readonly afterOthers?: boolean;
  /** Columns of which a cell is chosen from a list. */
  readonly choices?: readonly Choice[];
  /** There for the others to refer to, and not in sight. */
  readonly hidden?: boolean;
}

/**
 * 下拉列表 — the cells of a column, from one row to another (counted from 1), are chosen among these texts. Not down to the
 * end of the sheet: some programs look at every cell of it.
 */
export interface Choice {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly options: readonly string[];
  /** What a spreadsheet says to whoever types something else. */
  readonly refusal: string;
}

export interface SheetRow {
  /** A bare text is an ordinary cell. */
  readonly cells: readonly (string | Cell)[];
  /** How many lines of text the row must hold. */
  readonly lines?: number;
  /** Cells joined into one: first and last column, from 0. */
  readonly joined?: { readonly from: number; readonly to: number };
}

export interface Cell {
  /** A text stays a text, whatever it looks like; a number can be summed. */
  readonly value: string | number;
  readonly look: Look;
  /** What is shown when the pointer rests on the cell. */
  readonly note?: string | undefined;
}

/** What a cell is, to the eye. */
export type Look =
  | 'text'
  | 'title'
  | 'aside'
  | 'section'
  | 'heading'
  | 'entry'
  | 'count'
  | 'sum'
  | 'error'
  | 'query'
  | 'notice'
  | 'problem';

/** Names that a spreadsheet takes: no `[ ] : * ? / \`, 31 characters at most, no two alike. */
export function sheetNames(wanted: readonly string[]): readonly string[] {
  const taken = new Set<string>();
  return wanted.map((name) => {
    const plain =
      name
        .replace(/[[\]:*?/\\\p{C}]/gu, ' ')
        .trim()
        .replace(/^'+|'+$/g, '') || '名单';
    for (let i = 1; ; i += 1) {
      const suffix = i === 1 ? '' : `（${i}）`;
      const candidate = shorten(plain, 31 - suffix.length) + suffix;
      if (taken.has(candidate.toLowerCase())) continue;
      taken.add(candidate.toLowerCase());
      return candidate;
    }
  });
}

/** 列标: the letters a spreadsheet shows above a column; column 0 is `A`, 26 is `AA`. */
export function columnLetters(column: number): string {
  const rest = Math.floor(column / 26);
  return (rest > 0 ? columnLetters(rest - 1) : '') + String.fromCharCode(65 + (column % 26));
}

/** How many lines a text takes in so wide a column: a Chinese character is as wide as two digits. */
export function linesOf(text: string, width: number): number {
  let lines = 0;
  for (const line of text.split('\n'))
    lines += Math.max(1, Math.ceil((line.replace(/[^\x20-\x7e]/gu, '__').length * 1.05) / width));
  return lines;
}

/** Never cuts a rare character in two. */
function shorten(text: string, longest: number): string {
  let short = '';
  for (const character of text) {
    if (short.length + character.length > longest) break;
    short += character;
  }
  return short;
}
