import type { Setting, Severity } from '#src/quality/rule.ts';
import { titleOfCell } from '#src/registry/cells.ts';
import { whyNotEdited } from '#src/registry/editable.ts';
import type { CellName, Cells } from '#src/registry/record.ts';
import { checkCells } from '../check-cells.ts';
import { cellAt, type Grid, textsOf } from '../grid.ts';
import type { GridRow } from './answers.ts';

/** What is to be said of a cell: what is wrong, what to do, and why it was not saved. */
export interface CellWords {
  readonly title: string;
  readonly lines: readonly { readonly severity: Severity; readonly message: string; readonly advice: string }[];
  /** Why it cannot be mended here, or was not saved. */
  readonly note: string | undefined;
}

/** Of a cell nobody has touched, what the server found; of one that was typed in, what the same rules say of it now. */
export function wordsOfCell(row: GridRow, field: CellName, grid: Grid, setting: Setting): CellWords {
  const cell = cellAt(grid, { student: row.student, field });
  const isTouched = cell.text !== cell.held;
  const lines = isTouched ? faultsTyped(row, field, grid, setting) : row.findings.filter((one) => one.field === field);
  return {
    title: `${row.name}　${titleOfCell(field)}`,
    lines: lines.map(({ severity, message, advice }) => ({ severity, message, advice })),
    note: cell.message ?? whyNotEdited(field),
  };
}

function faultsTyped(row: GridRow, field: CellName, grid: Grid, setting: Setting) {
  const texts = textsOf(grid, row.student);
  // A masked cell that was typed anew is known; the others are stars.
  const hidden = new Set(
    row.hidden.filter((name) => texts[name] === row.cells[name]) as CellName[], // the server sends names of cells
  );
  return checkCells(texts as Cells, field, setting, hidden).filter((fault) => fault.field === field);
}
