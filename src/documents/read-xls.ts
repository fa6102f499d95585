import { BiffText, damaged, RECORD, substream } from './biff-records.ts';
import { columnLetters, dateText, ERROR_TEXTS, numberText } from './cell-text.ts';
import type { Findings } from './findings.ts';
import { openOle2 } from './ole2.ts';
import type { PlainWriter } from './plain-writer.ts';
import { type RefusalCode, Unreadable } from './refusals.ts';
import type { SourceFile } from './source-file.ts';
import { readGlobals, type XlsGlobals, type XlsSheet } from './xls-globals.ts';

/** Reads an .xls workbook of Excel 97–2003 (BIFF8), or says which other old file it is. Why our own: see readXlsx. */
export function readXls(file: SourceFile, writer: PlainWriter): Findings {
  const ole = openOle2(file);
  const kind = KINDS.find(([name]) => ole.names.has(name));
  if (kind) throw new Unreadable(kind[1]);
  const stream = ole.stream('Workbook');
  if (!stream) throw new Unreadable(ole.names.has('Book') ? 'biff-5' : 'is-ole-other');
  const hasMacros = ole.names.has('_VBA_PROJECT_CUR');
  try {
    return { ...readSheets(stream, writer), format: 'Excel 97-2003 工作簿（.xls）', hasMacros };
  } catch (error) {
    // A record shorter than its kind must be: read beyond its end.
    throw error instanceof RangeError ? damaged('单元格或格式', 0) : error;
  }
}

function readSheets(stream: Buffer, writer: PlainWriter): { hidden: string[]; formulas: number } {
  const globals = readGlobals(stream);
  let formulas = 0;
  for (const sheet of globals.sheets) {
    if (sheet.offset >= stream.length) throw new Unreadable('biff-cut-off');
    const cells = new XlsCells(globals);
    for (const { id, data } of substream(stream, sheet.offset)) cells.take(id, data);
    writeSheet(writer, sheet, cells);
    formulas += cells.formulas;
  }
  return { hidden: globals.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name), formulas };
}

const KINDS: readonly (readonly [string, RefusalCode])[] = [
  ['EncryptedPackage', 'password-protected'],
  ['WordDocument', 'is-old-word'],
  ['PowerPoint Document', 'is-old-powerpoint'],
];

function writeSheet(writer: PlainWriter, sheet: XlsSheet, cells: XlsCells): void {
  writer.beginTable('utf8');
  cells.rows.forEach((row, index) => {
    writer.row(index + 1, row);
  });
  writer.endTable(sheet.name);
}

/** The cells of one sheet. Held as a whole: the format lets them come in any order. */
class XlsCells {
  readonly rows: string[][] = [];
  formulas = 0;
  private readonly globals: XlsGlobals;
  private awaitsText: { readonly row: number; readonly column: number } | undefined;

  constructor(globals: XlsGlobals) {
    this.globals = globals;
  }

  take(id: number, data: Buffer): void {
    if (id === RECORD.STRING) this.takeFormulaText(data);
    if (!CELLS.has(id)) return;
    const row = data.readUInt16LE(0);
    const column = data.readUInt16LE(2);
    const format = data.readUInt16LE(4);
    if (id === RECORD.LABELSST) this.put(row, column, this.shared(data.readUInt32LE(6), row, column));
    else if (id === RECORD.LABEL || id === RECORD.RSTRING) this.put(row, column, new BiffText([data], 6).next(2));
    else if (id === RECORD.RK) this.putNumber(row, column, format, rkNumber(data.readInt32LE(6)));
    else if (id === RECORD.NUMBER) this.putNumber(row, column, format, data.readDoubleLE(6));
    else if (id === RECORD.MULRK) this.takeNumbers(row, column, data);
    else if (id === RECORD.BOOLERR) this.put(row, column, boolOrError(data[6] ?? 0, data[7] === 1));
    else this.takeFormula(row, column, format, data);
  }

  private takeNumbers(row: number, first: number, data: Buffer): void {
    for (let at = 4, column = first; at + 8 <= data.length; at += 6, column++) {
      this.putNumber(row, column, data.readUInt16LE(at), rkNumber(data.readInt32LE(at + 2)));
    }
  }

  private takeFormula(row: number, column: number, format: number, data: Buffer): void {
    this.formulas++;
    if (data.readUInt16LE(12) !== 0xffff) {
      this.putNumber(row, column, format, data.readDoubleLE(6));
      return;
    }
    const kind = data[6];
    if (kind === 0) this.awaitsText = { row, column };
    else if (kind !== 3) this.put(row, column, boolOrError(data[8] ?? 0, kind === 2));
  }

  private takeFormulaText(data: Buffer): void {
    if (this.awaitsText) this.put(this.awaitsText.row, this.awaitsText.column, new BiffText([data], 0).next(2));
    this.awaitsText = undefined;
  }

  private shared(index: number, row: number, column: number): string {
    const text = this.globals.strings[index];
    if (text === undefined) throw new Unreadable('no-such-string', `${columnLetters(column + 1)}${row + 1}`);
    return text;
  }

  private putNumber(row: number, column: number, format: number, value: number): void {
    this.put(row, column, this.globals.dates[format] ? dateText(value, this.globals.from1904) : numberText(value));
  }

  private put(row: number, column: number, text: string): void {
    if (column > 255) throw new Unreadable('impossible-cell', `${columnLetters(column + 1)}${row + 1}`);
    let cells = this.rows[row];
    if (!cells) {
      cells = [];
      this.rows[row] = cells;
    }
    cells[column] = text;
  }
}

const CELLS: ReadonlySet<number> = new Set([
  RECORD.LABELSST,
  RECORD.LABEL,
  RECORD.RSTRING,
  RECORD.RK,
  RECORD.NUMBER,
  RECORD.MULRK,
  RECORD.BOOLERR,
  RECORD.FORMULA,
]);

/** A number squeezed into 30 bits (MS-XLS 2.5.217). */
function rkNumber(rk: number): number {
  if (rk & 2) return (rk >> 2) / (rk & 1 ? 100 : 1);
  const bytes = Buffer.alloc(8);
  bytes.writeInt32LE(rk & ~3, 4);
  return bytes.readDoubleLE(0) / (rk & 1 ? 100 : 1);
}

function boolOrError(code: number, isError: boolean): string {
  if (isError) return ERROR_TEXTS[code] ?? '#N/A';
  return code === 0 ? 'FALSE' : 'TRUE';
}
