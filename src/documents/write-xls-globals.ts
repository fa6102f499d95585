import type { Look } from '#src/kernel/sheet.ts';
import { BiffWriter } from './biff-writer.ts';
import type { ListPlace } from './option-lists.ts';

/** What a sheet is called in the workbook, and how long its part is. */
export interface SheetInWorkbook {
  readonly name: string;
  readonly hidden: boolean;
  readonly bytes: number;
}

/** The part of an Excel 97-2003 workbook that stands before its sheets: fonts, looks, names of lists, and every text once. */
export function globalsBytes(
  sheets: readonly SheetInWorkbook[],
  lists: readonly ListPlace[],
  strings: ReadonlyMap<string, number>,
  used: number,
): Buffer {
  const globals = new BiffWriter();
  globals.record(BOF).u16(0x0600, 0x0005, 0x0dbb, 0x07cc).u32(0).u32(6);
  globals.record(CODEPAGE).u16(1200);
  globals.record(WINDOW1).u16(0x0168, 0x010e, 0x5c3a, 0x23be, 0x0038, 0, 0, 1, 0x0258);
  for (const font of FONTS) writeFont(globals, font);
  for (let style = 0; style < STYLES; style += 1) writeLook(globals, PLAIN, 0xfff5);
  writeLook(globals, PLAIN, 0x0001);
  for (const drawing of Object.values(DRAWINGS)) writeLook(globals, drawing, 0x0001);
  globals.record(STYLE).u16(0x8000, 0xff00);
  const positions = sheets.map((sheet) => writeSheetName(globals, sheet));
  writeLists(globals, sheets.length, lists);
  globals.record(SST).u32(used).u32(strings.size);
  for (const text of strings.keys()) globals.shared(text);
  globals.record(EOF);
  let at = globals.length;
  for (const [i, { bytes }] of sheets.entries()) {
    globals.patch(positions[i] ?? 0, at);
    at += bytes;
  }
  return globals.finish();
}

/** The number under which a cell refers to its look. */
export function xlsLook(look: Look): number {
  return STYLES + 1 + KINDS.indexOf(KIND_OF[look]);
}

/** Answers where the sheet's position is to be written once it is known. */
function writeSheetName(globals: BiffWriter, { name, hidden }: SheetInWorkbook): number {
  globals.record(BOUNDSHEET);
  const position = globals.length;
  globals
    .u32(0)
    .u8(hidden ? 1 : 0)
    .u8(0)
    .u8(name.length)
    .u8(1)
    .text(name);
  return position;
}

/** This format takes a list from another sheet by a name only; the last sheet is the one that holds them. */
function writeLists(globals: BiffWriter, sheets: number, lists: readonly ListPlace[]): void {
  if (lists.length === 0) return;
  globals.record(SUPBOOK).u16(sheets, 0x0401);
  globals.record(EXTERNSHEET).u16(1, 0, sheets - 1, sheets - 1);
  for (const [i, { column, rows }] of lists.entries()) {
    const name = `list_${i + 1}`;
    globals.record(NAME).u16(0).u8(0).u8(name.length).u16(11, 0, 0).u8(0).u8(0).u8(0).u8(0).u8(1).text(name);
    globals.u8(0x3b).u16(0, 0, rows - 1, column, column);
  }
}

interface Font {
  readonly height: number;
  readonly weight: number;
}

/** The font of number 4 does not exist: the fifth that is written has number 5. */
const FONTS: readonly Font[] = [
  ...Array<Font>(4).fill({ height: 220, weight: 400 }),
  { height: 220, weight: 700 },
  { height: 320, weight: 700 },
];
const BOLD = 5;
const LARGE = 6;

interface Drawing {
  readonly font: number;
  /** A built-in number format. */
  readonly format: number;
  readonly wrap?: true;
  /** A colour of the built-in palette. */
  readonly fill?: number;
}

const AS_TEXT = 49;
const COUNTED = 3;
const PLAIN: Drawing = { font: 0, format: 0 };

/** Fewer than a newer workbook knows: this format's readers are older than its looks. */
const DRAWINGS = {
  text: { font: 0, format: AS_TEXT },
  bold: { font: BOLD, format: AS_TEXT },
  title: { font: LARGE, format: AS_TEXT },
  wrapped: { font: 0, format: AS_TEXT, wrap: true },
  count: { font: 0, format: COUNTED },
  marked: { font: BOLD, format: AS_TEXT, fill: 0x2d },
} as const satisfies Readonly<Record<string, Drawing>>;

type DrawnAs = keyof typeof DRAWINGS;
const KINDS = Object.keys(DRAWINGS) as readonly DrawnAs[]; // the keys of a literal object

const KIND_OF: Readonly<Record<Look, DrawnAs>> = {
  text: 'text',
  title: 'title',
  aside: 'text',
  section: 'bold',
  heading: 'bold',
  entry: 'wrapped',
  count: 'count',
  sum: 'count',
  error: 'marked',
  query: 'marked',
  notice: 'bold',
  problem: 'wrapped',
};

function writeFont(globals: BiffWriter, { height, weight }: Font): void {
  globals.record(FONT).u16(height, 0, 0x7fff, weight, 0).u8(0).u8(0).u8(GB2312).u8(0).u8(2).u8(1).text('宋体');
}

/** 0x0001 is the look of a cell, 0xfff5 that of a style; every other bit says "as usual". */
function writeLook(globals: BiffWriter, { font, format, wrap, fill }: Drawing, kind: number): void {
  const [pattern, colours, attributes] = fill === undefined ? [0, 0x20c0, 0x0c00] : [0x0400, 0x2080 | fill, 0x4c00];
  globals.record(XF).u16(font, format, kind, wrap ? 0x0018 : 0x0020, attributes, 0, 0, 0, pattern, colours);
}

const STYLES = 15;
const GB2312 = 134;

const BOF = 0x0809;
const EOF = 0x000a;
const CODEPAGE = 0x0042;
const WINDOW1 = 0x003d;
const FONT = 0x0031;
const XF = 0x00e0;
const STYLE = 0x0293;
const BOUNDSHEET = 0x0085;
const SUPBOOK = 0x01ae;
const EXTERNSHEET = 0x0017;
const NAME = 0x0018;
const SST = 0x00fc;
