import { BiffWriter } from './biff-writer.ts';
import { ole2Bytes } from './write-ole2.ts';

/** One sheet of text cells below a line of headings. */
export interface XlsSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: Iterable<readonly string[]>;
}

/** Rows below the headings that a sheet of this format can have. */
const MOST_XLS_ROWS = 65_535;

/**
 * An Excel 97-2003 workbook (BIFF8). Every column is formatted as text, empty cells included, so that no identity number
 * is ever taken for a quantity. Throws a RangeError for more than 65,535 rows or 256 columns: the format ends there.
 *
 * Our own writer, because the ones there are need a gigabyte for a thousand pupils. Checked in LibreOffice.
 */
export function xlsBytes({ name, columns, rows }: XlsSheet): Buffer {
  if (columns.length > 256) throw new RangeError('too many columns for .xls');
  const strings = new Map<string, number>();
  const cells = new BiffWriter();
  cells.record(BOF).u16(0x0600, 0x0010, 0x0dbb, 0x07cc).u32(0).u32(6);
  for (const [at, { width }] of columns.entries()) cells.record(COLINFO).u16(at, at, width * 256, TEXT, 0, 0);
  cells.record(DIMENSIONS).u32(0);
  const dimensions = cells.length;
  cells.u32(0).u16(0, columns.length, 0);
  let used = 0;
  const label = (row: number, column: number, look: number, text: string) => {
    const known = strings.get(text);
    const index = known ?? strings.size;
    if (known === undefined) strings.set(text, index);
    cells.record(LABELSST).u16(row, column, look).u32(index);
    used += 1;
  };
  for (const [at, { heading }] of columns.entries()) label(0, at, HEADING, heading);
  let row = 0;
  for (const texts of rows) {
    if (++row > MOST_XLS_ROWS) throw new RangeError('too many rows for .xls');
    for (let at = 0; at < columns.length; at++) if (texts[at]) label(row, at, TEXT, texts[at] ?? '');
  }
  cells.patch(dimensions, row + 1);
  cells.record(WINDOW2).u16(0x07be, 0, 0, 0x40, 0, 0, 0, 0, 0);
  cells.record(PANE).u16(0, 1, 1, 0, 2);
  cells.record(EOF);
  return ole2Bytes('Workbook', workbook(name, strings, used, cells.finish()));
}

function workbook(name: string, strings: ReadonlyMap<string, number>, used: number, cells: Buffer): Buffer {
  const globals = new BiffWriter();
  globals.record(BOF).u16(0x0600, 0x0005, 0x0dbb, 0x07cc).u32(0).u32(6);
  globals.record(CODEPAGE).u16(1200);
  globals.record(WINDOW1).u16(0x0168, 0x010e, 0x5c3a, 0x23be, 0x0038, 0, 0, 1, 0x0258);
  // The font of number 4 does not exist: the fifth that is written has number 5.
  for (const weight of [400, 400, 400, 400, 700]) writeFont(globals, weight);
  for (let style = 0; style < 15; style++) writeLook(globals, 0, 0, 0xfff5);
  writeLook(globals, 0, 0, 0x0001);
  writeLook(globals, 0, AS_TEXT, 0x0001);
  writeLook(globals, 5, AS_TEXT, 0x0001);
  globals.record(STYLE).u16(0x8000, 0xff00);
  globals.record(BOUNDSHEET);
  const position = globals.length;
  globals.u32(0).u16(0).u8(name.length).u8(1).text(name);
  globals.record(SST).u32(used).u32(strings.size);
  for (const text of strings.keys()) globals.shared(text);
  globals.record(EOF);
  globals.patch(position, globals.length);
  return Buffer.concat([globals.finish(), cells]);
}

function writeFont(globals: BiffWriter, weight: number): void {
  globals.record(FONT).u16(220, 0, 0x7fff, weight, 0).u8(0).u8(0).u8(GB2312).u8(0).u8(2).u8(1).text('宋体');
}

/** 0x0001 is the look of a cell, 0xfff5 that of a style; every other bit says "as usual". */
function writeLook(globals: BiffWriter, font: number, format: number, kind: number): void {
  globals.record(XF).u16(font, format, kind, 0x0020, 0x0c00, 0, 0, 0, 0, 0x20c0);
}

const BOF = 0x0809;
const EOF = 0x000a;
const CODEPAGE = 0x0042;
const WINDOW1 = 0x003d;
const FONT = 0x0031;
const XF = 0x00e0;
const STYLE = 0x0293;
const BOUNDSHEET = 0x0085;
const SST = 0x00fc;
const COLINFO = 0x007d;
const DIMENSIONS = 0x0200;
const LABELSST = 0x00fd;
const WINDOW2 = 0x023e;
const PANE = 0x0041;

/** The looks written last: text, and text in bold. */
const TEXT = 16;
const HEADING = 17;
/** The built-in number format `@`. */
const AS_TEXT = 49;
const GB2312 = 134;
