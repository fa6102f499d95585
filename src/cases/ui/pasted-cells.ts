interface PastedCell {
  readonly down: number;
  readonly right: number;
  readonly text: string;
}

/** What was copied out of a spreadsheet, cell by cell; `undefined` for a text of one cell, which goes where it is pasted. */
export function pastedCells(text: string): readonly PastedCell[] | undefined {
  const lines = text.replace(/\r?\n$/, '').split(/\r?\n/);
  if (lines.length === 1 && !text.includes('\t')) return undefined;
  return lines.flatMap((line, down) => line.split('\t').map((cell, right) => ({ down, right, text: cell.trim() })));
}
