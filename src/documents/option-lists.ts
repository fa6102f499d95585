import { columnLetters, type Sheet } from '#src/kernel/sheet.ts';

/** Where the texts of one list stand: a column of the hidden sheet, from its first row. */
export interface ListPlace {
  /** From 0. */
  readonly column: number;
  readonly rows: number;
}

/** The hidden sheet's name; no sheet of ours is called so. */
const LISTS = '码表';

/** A drop-down list in the workbook itself holds no more characters than these, so every list stands on a sheet. */
export interface OptionLists {
  /** The sheets, and behind them the hidden one that holds every list once; just the sheets where there is no list. */
  readonly sheets: readonly Sheet[];
  readonly places: readonly ListPlace[];
  readonly placeOf: (options: readonly string[]) => number;
}

/** 码表 — the lists behind the drop-downs of these sheets. */
export function optionLists(sheets: readonly Sheet[]): OptionLists {
  const lists: (readonly string[])[] = [];
  const at = new Map<string, number>();
  for (const { choices = [] } of sheets) {
    for (const { options } of choices) {
      if (at.has(keyOf(options))) continue;
      at.set(keyOf(options), lists.length);
      lists.push(options);
    }
  }
  const longest = Math.max(0, ...lists.map(({ length }) => length));
  const rows = Array.from({ length: longest }, (_, row) => ({ cells: lists.map((list) => list[row] ?? '') }));
  const hidden: Sheet = { name: LISTS, widths: lists.map(() => 20), rows, pagesWide: 1, hidden: true };
  return {
    sheets: lists.length === 0 ? sheets : [...sheets, hidden],
    places: lists.map(({ length }, column) => ({ column, rows: length })),
    placeOf: (options) => at.get(keyOf(options)) ?? 0,
  };
}

/** As a formula refers to a list: `'码表'!$C$1:$C$58`. */
export function rangeOf({ column, rows }: ListPlace): string {
  const letters = columnLetters(column);
  return `'${LISTS}'!$${letters}$1:$${letters}$${rows}`;
}

function keyOf(options: readonly string[]): string {
  return options.join('\u0000');
}
