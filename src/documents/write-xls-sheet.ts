import type { Choice, Sheet, SheetRow } from '#src/kernel/sheet.ts';
import { BiffWriter } from './biff-writer.ts';
import { xlsLook } from './write-xls-globals.ts';

/** Every text of the workbook once, and how often they are used. */
export class SharedStrings {
  readonly known = new Map<string, number>();
  used = 0;

  numberOf(text: string): number {
    this.used += 1;
    const known = this.known.get(text);
    if (known !== undefined) return known;
    const number = this.known.size;
    this.known.set(text, number);
    return number;
  }
}

/** Rows that a sheet of this format can have. */
export const MOST_XLS_ROWS = 65_536;
const MOST_COLUMNS = 256;
const LONGEST_TEXT = 32_767;

/** One sheet's part of an Excel 97-2003 workbook. Throws a RangeError where the format ends. */
export class XlsSheetWriter {
  private readonly cells = new BiffWriter();
  private readonly sheet: Sheet;
  private readonly strings: SharedStrings;
  private readonly dimensions: number;
  private readonly joined: number[][] = [];
  private row = 0;

  constructor(sheet: Sheet, strings: SharedStrings) {
    this.sheet = sheet;
    this.strings = strings;
    const { widths } = sheet;
    if (widths.length > MOST_COLUMNS) throw new RangeError('too many columns for .xls');
    this.cells.record(BOF).u16(0x0600, 0x0010, 0x0dbb, 0x07cc).u32(0).u32(6);
    for (const [at, width] of widths.entries()) this.cells.record(COLINFO).u16(at, at, width * 256, TEXT, 0, 0);
    this.cells.record(DIMENSIONS).u32(0);
    this.dimensions = this.cells.length;
    this.cells.u32(0).u16(0, widths.length, 0);
  }

  add({ cells, joined }: SheetRow): void {
    const row = this.row++;
    if (row >= MOST_XLS_ROWS) throw new RangeError('too many rows for .xls');
    if (joined) this.joined.push([row, row, joined.from, joined.to]);
    for (let at = 0; at < cells.length; at += 1) {
      const cell = cells[at] ?? '';
      if (typeof cell === 'string') {
        if (cell !== '') this.text(row, at, TEXT, cell);
      } else if (typeof cell.value === 'string') {
        if (cell.value !== '') this.text(row, at, xlsLook(cell.look), cell.value);
        else this.cells.record(BLANK).u16(row, at, xlsLook(cell.look));
      } else this.cells.record(NUMBER).u16(row, at, xlsLook(cell.look)).f64(cell.value);
    }
  }

  /** `nameOf` is the number, from 1, of the name under which the workbook knows a list. */
  finish(isFirst: boolean, nameOf: (options: readonly string[]) => number): Buffer {
    const { frozen, choices = [] } = this.sheet;
    const cells = this.cells;
    cells.patch(this.dimensions, Math.max(1, this.row));
    const isFrozen = frozen !== undefined && frozen.rows + frozen.columns > 0;
    const flags = (isFrozen ? 0x01be : 0x00b6) | (isFirst ? 0x0600 : 0);
    cells.record(WINDOW2).u16(flags, 0, 0, 0x40, 0, 0, 0, 0, 0);
    if (isFrozen) {
      const { rows, columns } = frozen;
      cells.record(PANE).u16(columns, rows, rows, columns, rows === 0 ? 1 : columns === 0 ? 2 : 0);
    }
    if (this.joined.length > 0) cells.record(MERGED).u16(this.joined.length, ...this.joined.flat());
    if (choices.length > 0) cells.record(DVAL).u16(0).u32(0).u32(0).u32(0xffffffff).u32(choices.length);
    for (const choice of choices) this.choice(choice, nameOf(choice.options));
    cells.record(EOF);
    return cells.finish();
  }

  private text(row: number, column: number, look: number, text: string): void {
    const held = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT - 1)}…` : text;
    this.cells.label(row, column, look, this.strings.numberOf(held));
  }

  /** A list by its name; an empty cell may stay empty, anything else is turned away with the sentence. */
  private choice({ column, from, to, refusal }: Choice, name: number): void {
    this.cells.record(DV).u32(0x00080103);
    for (const text of ['\0', '不在可选的内容里', '\0', refusal.slice(0, LONGEST_REFUSAL)]) {
      this.cells.u16(text.length).u8(1).text(text);
    }
    this.cells.u16(5, 0).u8(0x23).u32(name);
    this.cells.u16(0, 0).u16(1, from - 1, Math.min(to, MOST_XLS_ROWS) - 1, column, column);
  }
}

const LONGEST_REFUSAL = 224;
const TEXT = xlsLook('text');

const BOF = 0x0809;
const EOF = 0x000a;
const COLINFO = 0x007d;
const DIMENSIONS = 0x0200;
const BLANK = 0x0201;
const NUMBER = 0x0203;
const WINDOW2 = 0x023e;
const PANE = 0x0041;
const MERGED = 0x00e5;
const DVAL = 0x01b2;
const DV = 0x01be;
