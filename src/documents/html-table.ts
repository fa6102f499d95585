import { LINE_BREAK } from './html-text.ts';
import { MOST_COLUMNS } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';

/** One table of a web page while it is being read: rows of cells, where spans push their neighbors aside. */
export class HtmlTable {
  readonly rows: (string | undefined)[][] = [];
  private readonly plain: (raw: string) => string;
  private row: (string | undefined)[] | undefined;
  private column = 0;
  private raw: string | undefined;
  private colspan = 1;
  private rowspan = 1;
  /** For how many rows to come each column is taken by a cell above. */
  private taken: number[] = [];

  constructor(plain: (raw: string) => string) {
    this.plain = plain;
  }

  open(name: string, attributes: string): void {
    if (name === 'tr') this.openRow();
    else if (name === 'td' || name === 'th') this.openCell(attributes);
    else if (this.raw !== undefined && BREAKS.has(name) && this.raw !== '') this.raw += LINE_BREAK;
  }

  close(name: string): void {
    if (name === 'tr') this.closeRow();
    else if (name === 'td' || name === 'th') this.closeCell();
    else if (name === 'tbody' || name === 'thead' || name === 'tfoot') this.closeRow();
  }

  text(raw: string): void {
    if (this.raw !== undefined) this.raw += raw.replaceAll(LINE_BREAK, '\uFFFD');
  }

  end(): void {
    this.closeRow();
  }

  private openRow(): void {
    this.closeRow();
    this.row = [];
    this.column = 0;
  }

  private openCell(attributes: string): void {
    this.closeCell();
    if (!this.row) this.openRow();
    while ((this.taken[this.column] ?? 0) > 0) this.column++;
    this.raw = '';
    this.colspan = span(attributes, 'colspan', MOST_COLUMNS);
    this.rowspan = span(attributes, 'rowspan', 65_536);
  }

  private closeCell(): void {
    if (this.raw === undefined || !this.row) return;
    if (this.column + this.colspan > MOST_COLUMNS)
      throw new Unreadable('too-many-columns', `网页表格第 ${this.rows.length + 1} 行`);
    this.row[this.column] = this.plain(this.raw);
    this.raw = undefined;
    // Counted down at the end of this row as well.
    if (this.rowspan > 1) {
      for (let column = this.column; column < this.column + this.colspan; column++) this.taken[column] = this.rowspan;
    }
    this.column += this.colspan;
  }

  private closeRow(): void {
    this.closeCell();
    if (!this.row) return;
    this.rows.push(this.row);
    this.row = undefined;
    this.taken = this.taken.map((rows) => Math.max(0, (rows ?? 0) - 1));
  }
}

const BREAKS = new Set(['br', 'p', 'div']);

function span(attributes: string, name: string, most: number): number {
  const found = new RegExp(`\\b${name}\\s*=\\s*["']?\\s*(\\d+)`, 'i').exec(attributes)?.[1];
  return Math.min(most, Math.max(1, Number(found ?? 1)));
}
