import { PassThrough } from 'node:stream';
import { utils, write } from '@e965/xlsx';
import Excel from 'exceljs';
import { writeXlsx, writeXlsxStream } from 'hucre';
import { type GoodRows, valuesOf } from './contents.ts';

/** Every library at hand, writing one sheet named 一年级 in every format that it can. */
export const WRITERS = {
  'hucre .xlsx': async (rows) => Buffer.from(await writeXlsx({ sheets: [{ name: '一年级', rows: valuesOf(rows) }] })),
  'hucre .xlsx as a stream': async (rows) => {
    const stream = writeXlsxStream(valuesOf(rows), { name: '一年级' });
    return Buffer.from(await new Response(stream).arrayBuffer());
  },
  'exceljs .xlsx': async (rows) => {
    const book = new Excel.Workbook();
    fill(book.addWorksheet('一年级'), rows);
    return Buffer.from(await book.xlsx.writeBuffer());
  },
  'exceljs .xlsx as a stream': async (rows) => {
    const stream = new PassThrough();
    const bytes = new Response(stream).arrayBuffer();
    const book = new Excel.stream.xlsx.WorkbookWriter({ stream, useStyles: true, useSharedStrings: true });
    const sheet = book.addWorksheet('一年级');
    fill(sheet, rows);
    sheet.commit();
    await book.commit();
    return Buffer.from(await bytes);
  },
  'SheetJS .xlsx': (rows) => sheetJs(rows, 'xlsx'),
  'SheetJS .xlsx with shared strings': (rows) => sheetJs(rows, 'xlsx', { bookSST: true, compression: true }),
  'SheetJS .xls': (rows) => sheetJs(rows, 'biff8'),
  'SheetJS XML 2003': (rows) => sheetJs(rows, 'xlml'),
  'SheetJS web page': (rows) => sheetJs(rows, 'html'),
} satisfies Record<string, (rows: GoodRows) => Buffer | Promise<Buffer>>;

function fill(sheet: Excel.Worksheet, rows: GoodRows): void {
  valuesOf(rows).forEach((values, row) => {
    values.forEach((value, column) => {
      if (value === null) return;
      const cell = sheet.getCell(row + 1, column + 1);
      cell.value = value;
      if (value instanceof Date) cell.numFmt = 'yyyy"年"m"月"d"日"';
    });
  });
}

function sheetJs(rows: GoodRows, bookType: 'xlsx' | 'biff8' | 'xlml' | 'html', more: object = {}): Buffer {
  const sheet = utils.aoa_to_sheet(valuesOf(rows), { cellDates: true, UTC: true });
  return write(utils.book_new(sheet, '一年级'), { type: 'buffer', bookType, ...more });
}
