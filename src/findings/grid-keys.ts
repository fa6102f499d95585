/** Where one is in a grid: row and column, from 0. */
export interface Position {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rows: number;
  readonly columns: number;
}

/** What a key does while a cell is not being typed in; `undefined` for a key that does not move. */
const MOVES: Readonly<Record<string, readonly [row: number, column: number]>> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  Enter: [1, 0],
  'Shift+Enter': [-1, 0],
};

/**
 * The cell a key leads to: arrows and Enter to the neighbour, Tab along the row and into the next one. Where there is no
 * further cell one stays; `undefined` for a key that leads nowhere, and for Tab beyond the last cell, which leaves the grid.
 */
export function moved(at: Position, key: string, { rows, columns }: GridSize): Position | undefined {
  if (key === 'Tab' || key === 'Shift+Tab') {
    const next = at.row * columns + at.column + (key === 'Tab' ? 1 : -1);
    return next < 0 || next >= rows * columns ? undefined : { row: Math.floor(next / columns), column: next % columns };
  }
  const move = MOVES[key];
  if (move === undefined) return undefined;
  return { row: within(at.row + move[0], rows), column: within(at.column + move[1], columns) };
}

/** What Excel puts on the clipboard: rows by line, cells by tab, a cell with a line break in quotes. */
export function pastedCells(text: string): readonly (readonly string[])[] {
  const rows: string[][] = [[]];
  const cell = /(?:"((?:[^"]|"")*)"(?=[\t\r\n]|$)|([^\t\r\n]*))(\t|\r\n|\n|\r|$)/gy;
  for (;;) {
    const found = cell.exec(text);
    if (found === null) break;
    rows.at(-1)?.push(found[1] === undefined ? (found[2] ?? '') : found[1].replaceAll('""', '"'));
    if (found[3] === '' || cell.lastIndex >= text.length) {
      if (found[3] === '\t') rows.at(-1)?.push('');
      break;
    }
    if (found[3] !== '\t') rows.push([]);
  }
  return rows;
}

function within(at: number, size: number): number {
  return Math.max(0, Math.min(size - 1, at));
}
