import { LONGEST_CELL, MOST_COLUMNS } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import type { PlainTable } from './table.ts';

export type Delimiter = PlainTable['delimiter'];

/** Takes delimited text (RFC 4180, any delimiter) piece by piece and hands over rows, empty lines included. */
export class DelimitedText {
  private readonly delimiter: Delimiter;
  private readonly row: (number: number, cells: string[]) => void;
  private cells: string[] = [];
  private cell = '';
  /** `start` of a cell, `bare` text, `quoted` text, or right `behind` a quote that may be the last. */
  private state: 'start' | 'bare' | 'quoted' | 'behind' = 'start';
  private afterReturn = false;
  private number = 1;

  constructor(delimiter: Delimiter, row: (number: number, cells: string[]) => void) {
    this.delimiter = delimiter;
    this.row = row;
  }

  push(text: string): void {
    for (let at = 0; at < text.length; ) {
      if (this.state === 'bare' || this.state === 'quoted') at = this.run(text, at);
      if (at < text.length) this.step(text[at++] ?? '');
    }
    if (this.cell.length > LONGEST_CELL) this.refuseLong();
  }

  /** The text is over. Refuses a quote that was never closed. */
  end(): void {
    if (this.state === 'quoted') throw new Unreadable('open-quote', String(this.number));
    if (this.cells.length > 0 || this.state !== 'start') this.endRow();
  }

  /** Takes ordinary characters in one go. */
  private run(text: string, from: number): number {
    let at = from;
    if (this.state === 'quoted') {
      at = text.indexOf('"', from);
      if (at < 0) at = text.length;
    } else {
      while (at < text.length) {
        const c = text[at];
        if (c === this.delimiter || c === '\n' || c === '\r') break;
        at++;
      }
    }
    this.cell += text.slice(from, at);
    if (this.cell.length > LONGEST_CELL) this.refuseLong();
    return at;
  }

  private step(c: string): void {
    const ateReturn = this.afterReturn;
    this.afterReturn = false;
    if (this.state === 'quoted') this.state = 'behind';
    else if (c === '"' && this.state === 'start') this.state = 'quoted';
    else if (c === '"' && this.state === 'behind') {
      this.cell += '"';
      this.state = 'quoted';
    } else if (c === this.delimiter) this.endCell();
    else if (c === '\n' && ateReturn) return;
    else if (c === '\n' || c === '\r') {
      this.endRow();
      this.afterReturn = c === '\r';
    } else {
      this.cell += c;
      this.state = 'bare';
    }
  }

  private endCell(): void {
    this.cells.push(this.cell);
    if (this.cells.length > MOST_COLUMNS) throw new Unreadable('too-many-columns', `第 ${this.number} 行`);
    this.cell = '';
    this.state = 'start';
  }

  private endRow(): void {
    this.endCell();
    this.row(this.number++, this.cells);
    this.cells = [];
  }

  private refuseLong(): never {
    // A quote that is never closed swallows all that follows; that is the likelier mistake than a cell so long.
    if (this.state === 'quoted') throw new Unreadable('open-quote', String(this.number));
    throw new Unreadable('cell-too-long', `第 ${this.number} 行`);
  }
}

/** The delimiter that parts most cells in lines of equal length, at the beginning of a text; a comma when there is none. */
export function sniffDelimiter(sample: string): Delimiter {
  const lines = sample.split(/\r\n|\n|\r/, 40).map((line) => line.replace(/"[^"]*"/g, ''));
  const scores = DELIMITERS.map((delimiter) => partedCells(lines.map((line) => line.split(delimiter).length - 1)));
  const best = Math.max(...scores);
  return best === 0 ? ',' : (DELIMITERS[scores.indexOf(best)] ?? ',');
}

const DELIMITERS: readonly Delimiter[] = ['\t', ',', ';', '|'];

/** How many cells are parted in the lines that agree with most others. */
function partedCells(counts: readonly number[]): number {
  return Math.max(...counts.map((count) => count * counts.filter((other) => other === count).length));
}
