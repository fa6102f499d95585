import { utils, write } from '@e965/xlsx';
import type { BadFiles } from './bad-file.ts';
import { bof, boundSheet, EOF_RECORD, forgeOle2, record } from './forge-ole2.ts';
import { HEADER, PUPILS } from './forge-xlsx.ts';

const roster = (bookType: 'biff8' | 'biff5' | 'biff2' | 'xla'): Buffer => {
  const book = utils.book_new(utils.aoa_to_sheet([HEADER, ...PUPILS]), 'Sheet1');
  return write(book, { type: 'buffer', bookType });
};
const workbook = (...records: readonly Buffer[]) => forgeOle2({ Workbook: Buffer.concat(records) });
const short = (value: number) => Buffer.from([value & 255, value >> 8]);
const wide = (text: string) => Buffer.concat([short(text.length), Buffer.from([1]), Buffer.from(text, 'utf16le')]);
/** A workbook of one sheet; its globals hold `globals` besides. */
const oneSheet = (globals: readonly Buffer[], cells: readonly Buffer[]) => {
  const before = (offset: number) => Buffer.concat([bof(5), ...globals, boundSheet('一', offset), EOF_RECORD]);
  return workbook(before(before(0).length), bof(16), ...cells, EOF_RECORD);
};

/** The old binary formats, broken or too old or not spreadsheets at all. */
export const BAD_XLS: BadFiles = {
  'Excel 95 workbook': ['biff-5', () => roster('biff5')],
  'Excel 95 stream under the new name': ['biff-5', () => workbook(bof(5, 0x500), EOF_RECORD)],
  'Excel 2.1 sheet': ['biff-2-4', () => roster('biff2')],
  'Excel 4.0 sheet': [
    'biff-2-4',
    () => Buffer.concat([record(0x409, Buffer.from([0, 4, 16, 0, 0, 0])), Buffer.alloc(600)]),
  ],
  'password-protected .xlsx': [
    'password-protected',
    () => forgeOle2({ EncryptionInfo: Buffer.alloc(900, 4), EncryptedPackage: Buffer.alloc(9000, 9) }),
  ],
  'password-protected .xls': ['password-protected', () => workbook(bof(5), record(0x2f, Buffer.alloc(54)), EOF_RECORD)],
  'macro sheet of Excel 4.0 in an .xls': [
    'has-excel4-macros',
    () => workbook(bof(5), boundSheet('宏', 99, 1), EOF_RECORD),
  ],
  'DDE link in an .xls': [
    'has-dde',
    () => oneSheet([record(0x1ae, Buffer.concat([short(0), wide('cmd\u0003/c calc')]))], []),
  ],
  'link to another workbook in an .xls': [
    'external-links',
    () => oneSheet([record(0x1ae, Buffer.concat([short(1), wide('\u0001[别的.xls]Sheet1')]))], []),
  ],
  '.xls cut off half-way': ['ole-cut-off', () => roster('biff8').subarray(0, 2600)],
  '.xls of eight bytes': ['ole-cut-off', () => Buffer.from('d0cf11e0a1b11ae1', 'hex')],
  '.xls with a flipped signature': ['ole-damaged', () => flipped(roster('biff8'), 5)],
  '.xls with an impossible sector size': ['ole-damaged', () => flipped(roster('biff8'), 30)],
  '.xls whose sectors lead in a circle': [
    'ole-damaged',
    () => {
      const bytes = forgeOle2({ Workbook: Buffer.alloc(9000) });
      // The second sector of the stream points back at the first.
      bytes.writeUInt32LE(2, 512 + 3 * 4);
      return bytes;
    },
  ],
  '.xls whose records break off': ['biff-cut-off', () => workbook(bof(5), boundSheet('一', 5000), EOF_RECORD)],
  '.xls record longer than the stream': [
    'biff-cut-off',
    () => workbook(bof(5), Buffer.concat([short(0xfc), short(60_000)]), Buffer.alloc(100)),
  ],
  '.xls sheet whose end is missing': ['biff-cut-off', () => withoutSheetEnd()],
  '.xls that opens with nonsense': ['biff-damaged', () => workbook(Buffer.alloc(4096, 0x41))],
  '.xls text table that promises too much': [
    'biff-damaged',
    () => oneSheet([record(0xfc, Buffer.from([255, 255, 255, 127, 255, 255, 255, 127, 1, 0, 0]))], []),
  ],
  '.xls cell record too short': ['biff-damaged', () => oneSheet([], [record(0x203, Buffer.alloc(8))])],
  '.xls cell of a text that does not exist': ['no-such-string', () => oneSheet([], [record(0xfd, Buffer.alloc(10))])],
  '.xls cell beyond the last column': [
    'impossible-cell',
    () => oneSheet([], [record(0x203, Buffer.concat([short(0), short(9000), Buffer.alloc(10)]))]),
  ],
  '.xls with a stray cell in row 65,000': ['far-cell', () => oneSheet([], [number(0, 0), number(65_000, 3)])],
  '.xls without sheets': ['no-sheets', () => workbook(bof(5), EOF_RECORD)],
  '.xls with an empty sheet': ['no-cells', () => oneSheet([], [])],
  'Word 97 document (.doc)': ['is-old-word', () => forgeOle2({ WordDocument: Buffer.alloc(5000, 7) })],
  'PowerPoint 97 slides (.ppt)': [
    'is-old-powerpoint',
    () => forgeOle2({ 'PowerPoint Document': Buffer.alloc(5000, 7) }),
  ],
  'thumbnail store (Thumbs.db)': ['is-ole-other', () => forgeOle2({ Catalog: Buffer.alloc(5000, 7) })],
};

function number(row: number, column: number): Buffer {
  return record(0x203, Buffer.concat([short(row), short(column), Buffer.alloc(10)]));
}

function flipped(bytes: Buffer, at: number): Buffer {
  bytes[at] = (bytes[at] ?? 0) ^ 0x5a;
  return bytes;
}

/** Every record of the sheet is there but the one that says it is over. */
function withoutSheetEnd(): Buffer {
  const globals = (offset: number) => Buffer.concat([bof(5), boundSheet('一', offset), EOF_RECORD]);
  const sheet = Buffer.concat([bof(16), number(0, 0)]);
  const start = globals(globals(0).length);
  return workbook(start, sheet, record(0x3c, Buffer.alloc(4096 - start.length - sheet.length - 4)));
}
