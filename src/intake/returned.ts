import type { Cell, Choice, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { CODE_TABLES } from '#src/registry/codes.ts';
import { fieldOf } from '#src/registry/fields.ts';
import type { RosterOfBatch } from './batch.ts';
import { isOfMember, kindOfColumns } from './batch-kind.ts';

/** The column in which the returned workbook says why a row came back. */
export const RETURNED_HEADING = '退回原因';

export interface ReturnedRoster {
  readonly file: string;
  readonly roster: RosterOfBatch;
  readonly rows: Iterable<ReturnedRow> | AsyncIterable<ReturnedRow>;
}

export interface ReturnedRow {
  readonly texts: readonly string[];
  readonly reason: string;
  /** Columns of the cells that are wrong, from 0, and what is wrong with each. */
  readonly marks?: ReadonlyMap<number, string>;
}

/** 退回的名单 — the refused rows under the very headings they came with, and behind them why. Mended, it is a roster again. */
export function returnedSheets(rosters: readonly ReturnedRoster[]): readonly Sheet[] {
  return rosters.map(({ file, roster, rows }) => {
    const { headings, sheet } = roster;
    // A workbook that came back once and was mended has the column already: it is the same one.
    const at = headings.includes(RETURNED_HEADING) ? headings.indexOf(RETURNED_HEADING) : headings.length;
    const head = placed(headings, at, RETURNED_HEADING).map((value): Cell => ({ value, look: 'heading' }));
    return {
      name: sheet ?? file.replace(/\.[^.]*$/, ''),
      widths: placed(headings, at, '').map((heading, column) =>
        column === at ? 60 : Math.min(22, heading.length * 2 + 4),
      ),
      rows: rowsOf(head, rows, at),
      frozen: { rows: 1, columns: 0 },
      filterRow: 1,
      pagesWide: Math.max(1, Math.round(headings.length / 16)),
      choices: choicesOf(roster),
    };
  });
}

async function* rowsOf(head: readonly Cell[], rows: ReturnedRoster['rows'], at: number): AsyncGenerator<SheetRow> {
  yield { cells: head, lines: 2 };
  for await (const { texts, reason, marks } of rows) {
    const cells = texts.map((value, column): string | Cell => {
      const note = marks?.get(column);
      return note === undefined ? value : { value, look: 'error', note };
    });
    yield { cells: placed<string | Cell>(cells, at, { value: reason, look: 'problem' }) };
  }
}

/** More rows than these no school mends by hand. */
const LISTED_TO = 5_000;

/** What came with drop-down lists goes back with them. */
function choicesOf({ headings, columns }: RosterOfBatch): readonly Choice[] {
  if (kindOfColumns(columns) !== 'family') return [];
  return columns.flatMap((field, column) => {
    const kind = field !== null && isOfMember(field) ? fieldOf(field).kind : 'text';
    if (typeof kind !== 'object') return [];
    const options = CODE_TABLES[kind.code].map(({ label }) => label);
    return [
      { column, from: 2, to: LISTED_TO, options, refusal: `“${headings[column] ?? ''}”请从下拉列表中选，不要手写。` },
    ];
  });
}

function placed<U>(cells: readonly (string | U)[], at: number, cell: U): (string | U)[] {
  const before = Array.from({ length: at }, (_, i) => cells[i] ?? '');
  return [...before, cell, ...cells.slice(at + 1)];
}
