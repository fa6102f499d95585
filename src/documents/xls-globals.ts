import { BiffText, damaged, RECORD, substream } from './biff-records.ts';
import { isDateFormat } from './cell-text.ts';
import { Unreadable } from './refusals.ts';

/** What the sheets of an .xls workbook have in common. */
export interface XlsGlobals {
  readonly sheets: readonly XlsSheet[];
  readonly strings: readonly string[];
  /** The n-th answer: does cell format n show a date? */
  readonly dates: readonly boolean[];
  readonly from1904: boolean;
}

export interface XlsSheet {
  readonly name: string;
  readonly offset: number;
  readonly hidden: boolean;
}

/** Reads the first substream of a workbook; refuses what is protected, carries macro sheets or leans on other files. */
export function readGlobals(stream: Buffer): XlsGlobals {
  refuseOldVersions(stream);
  const sheets: XlsSheet[] = [];
  const codes = new Map<number, string>();
  const formats: number[] = [];
  const sst: Buffer[] = [];
  let from1904 = false;
  let inSst = false;
  for (const { id, data } of substream(stream, 0)) {
    inSst = id === RECORD.SST || (inSst && id === RECORD.CONTINUE);
    if (inSst) sst.push(data);
    else if (id === RECORD.FILEPASS) throw new Unreadable('password-protected');
    else if (id === RECORD.DATE1904) from1904 = data[0] === 1;
    else if (id === RECORD.FORMAT) codes.set(data.readUInt16LE(0), new BiffText([data], 2).next(2));
    else if (id === RECORD.XF) formats.push(data.readUInt16LE(2));
    else if (id === RECORD.SUPBOOK) refuseLink(data);
    else if (id === RECORD.BOUNDSHEET) sheets.push(...sheetOf(data));
  }
  if (sheets.length === 0) throw new Unreadable('no-sheets');
  return { sheets, strings: stringsOf(sst), dates: formats.map((id) => isDateFormat(id, codes.get(id))), from1904 };
}

function refuseOldVersions(stream: Buffer): void {
  if (stream.length < 8) throw new Unreadable('biff-cut-off');
  const id = stream.readUInt16LE(0);
  if (id === 0x009 || id === 0x209 || id === 0x409) throw new Unreadable('biff-2-4');
  if (id !== RECORD.BOF) throw damaged('工作簿开头', 0);
  const version = stream.readUInt16LE(4);
  if (version === 0x500) throw new Unreadable('biff-5');
  if (version !== 0x600) throw damaged('工作簿版本', 4);
}

/** Charts and VBA modules are no tables; a sheet of Excel 4.0 macros is a program. */
function sheetOf(data: Buffer): XlsSheet[] {
  const kind = data[5] ?? 0;
  if (kind === 1) throw new Unreadable('has-excel4-macros');
  if (kind !== 0) return [];
  const name = new BiffText([data], 6).next(1);
  return [{ name, offset: data.readUInt32LE(0), hidden: ((data[4] ?? 0) & 3) !== 0 }];
}

/** Parts a program from its topic in the path of a link (MS-XLS 2.5.277). */
const TOPIC = '\u0003';

/** A link to the workbook itself or to an add-in's functions is none. */
function refuseLink(data: Buffer): void {
  const mark = data.readUInt16LE(2);
  if (mark === 0x0401 || mark === 0x3a01) return;
  const path = new BiffText([data], 2).next(2);
  if (path.includes(TOPIC)) throw new Unreadable('has-dde', path.split(TOPIC)[0]);
  if (path !== ' ' && path !== '') throw new Unreadable('external-links');
}

function stringsOf(blocks: readonly Buffer[]): string[] {
  const first = blocks[0];
  if (!first) return [];
  const count = first.readUInt32LE(4);
  const size = blocks.reduce((sum, block) => sum + block.length, 0);
  if (count * 3 > size) throw damaged('文字表', 4);
  const text = new BiffText(blocks, 8);
  return Array.from({ length: count }, () => text.next(2));
}
