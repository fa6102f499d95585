import { readSync } from 'node:fs';
import { StringDecoder } from 'node:string_decoder';
import { DelimitedText } from './delimited.ts';
import { Unreadable } from './refusals.ts';
import type { PlainTable, Refusal } from './table.ts';

const PIECE = 1 << 18;

/** Every row of a table in order, blank ones included: the n-th is row n of the spreadsheet. Throws for an open quote. */
export function* rowsOf(fd: number, { start, end, delimiter }: PlainTable): Generator<readonly string[]> {
  let rows: string[][] = [];
  const text = new DelimitedText(delimiter, (_, cells) => rows.push(cells));
  const decoder = new StringDecoder('utf8');
  const piece = Buffer.allocUnsafe(PIECE);
  for (let at = start; at < end; ) {
    const length = readSync(fd, piece, 0, Math.min(PIECE, end - at), at);
    if (length === 0) break;
    at += length;
    text.push(decoder.write(piece.subarray(0, length)));
    yield* rows;
    rows = [];
  }
  text.push(decoder.end());
  text.end();
  yield* rows;
}

/** The first rows of a table, `count` at most; a refusal when not even they can be told apart. */
export function firstRowsOf(fd: number, table: PlainTable, count: number): readonly (readonly string[])[] | Refusal {
  const rows: (readonly string[])[] = [];
  try {
    for (const row of rowsOf(fd, table)) {
      rows.push(row);
      if (rows.length === count) break;
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  }
  return rows;
}
