import { readDate, readMonth } from '#src/kernel/local-date.ts';
import { cellShapeOf } from '#src/registry/cells.ts';
import { shownInDetail } from '#src/registry/mask-table.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { SHEET_CELLS } from '../sheet-layout.ts';

/** The cells of a record that stand on its sheet, untouched. */
export function valuesOnSheet(cells: Cells): Cells {
  return Object.fromEntries(
    SHEET_CELLS.flatMap(({ name }) => {
      const text = cells[name]?.trim() ?? '';
      return text === '' ? [] : [[name, text]];
    }),
  );
}

/** As a guardian reads them: days and months with hyphens; on a masked copy numbers, phones and houses in stars, of the birth the year. */
export function printedValues(values: Cells, masked: boolean): Readonly<Record<string, string>> {
  const shown: Readonly<Record<string, string>> = masked
    ? shownInDetail(values, false)
    : (values as Record<string, string>); // no cell is undefined, see valuesOnSheet
  return Object.fromEntries(Object.entries(shown).map(([name, text]) => [name, inWords(name as CellName, text)])); // the keys of Cells are cell names
}

function inWords(name: CellName, text: string): string {
  const { kind } = cellShapeOf(name);
  if (kind === 'date') return readDate(text) ?? text;
  return kind === 'month' ? (readMonth(text) ?? text) : text;
}
