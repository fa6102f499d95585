import { writeSync } from 'node:fs';
import { columnLetters } from './cell-text.ts';
import { Unreadable } from './refusals.ts';
import type { PlainTable } from './table.ts';

/** What Excel lets into one cell; more is a file that went wrong. */
export const LONGEST_CELL = 32_767;
/** A roster has about a hundred columns. */
export const MOST_COLUMNS = 2000;
/** So many empty rows inside a roster mean that what follows is a stray cell. */
const WIDEST_GAP = 20_000;
const BLOCK = 1 << 16;

/** How the cells are handed over: as ordinary text, or as UTF-8 bytes dressed up as one character each (see xml-scan). */
export type CellDress = 'utf8' | 'latin1';

/** Writes tables as plain CSV into an open file, one after the other, never holding more than a block. */
export class PlainWriter {
  readonly tables: PlainTable[] = [];
  private readonly fd: number;
  private readonly most: number;
  private position = 0;
  private start = 0;
  private nextRow = 1;
  private block = '';
  private dress: CellDress = 'utf8';

  /** `most` is the number of bytes after which the content is out of all proportion to the file it came from. */
  constructor(fd: number, most: number) {
    this.fd = fd;
    this.most = most;
  }

  beginTable(dress: CellDress): void {
    this.start = this.position;
    this.nextRow = 1;
    this.dress = dress;
  }

  /** Puts a row at its row number (1 is the first), empty lines before it where rows are missing. `undefined` is empty. */
  row(number: number, cells: readonly (string | undefined)[]): void {
    const line = this.line(number, cells);
    if (line === '') return;
    const gap = number - this.nextRow;
    if (gap < 0) throw new Unreadable('rows-disordered', `第 ${number} 行`);
    if (gap > WIDEST_GAP) throw new Unreadable('far-cell', placeOf(number, cells));
    this.block += '\n'.repeat(gap) + line;
    this.nextRow = number + 1;
    if (this.block.length > BLOCK) this.flush();
  }

  /** Ends the table. One without any text is dropped. */
  endTable(sheet: string | undefined): void {
    this.flush();
    if (this.position === this.start) return;
    const place = { delimiter: ',', start: this.start, end: this.position } as const;
    this.tables.push(sheet === undefined ? place : { sheet, ...place });
  }

  private line(number: number, cells: readonly (string | undefined)[]): string {
    let line = '';
    let filled = false;
    for (let column = 0; column < cells.length; column++) {
      const text = cells[column] ?? '';
      if (column > 0) line += ',';
      if (text === '') continue;
      filled = true;
      if (column >= MOST_COLUMNS) throw new Unreadable('too-many-columns', `第 ${number} 行`);
      line += this.quoted(text, number, column);
    }
    return filled ? `${line}\n` : '';
  }

  private quoted(text: string, row: number, column: number): string {
    if (text.length > LONGEST_CELL && Buffer.from(text, this.dress).toString().length > LONGEST_CELL)
      throw new Unreadable('cell-too-long', `单元格 ${columnLetters(column + 1)}${row} `);
    return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  }

  private flush(): void {
    const bytes = Buffer.from(this.block, this.dress);
    this.block = '';
    for (let done = 0; done < bytes.length; ) {
      done += writeSync(this.fd, bytes, done, bytes.length - done, this.position + done);
    }
    this.position += bytes.length;
    if (this.position > this.most) throw new Unreadable('too-large-inside');
  }
}

function placeOf(row: number, cells: readonly (string | undefined)[]): string {
  return `${columnLetters(cells.findIndex((cell) => cell) + 1)}${row}`;
}
