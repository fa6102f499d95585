import { open, rename, rm } from 'node:fs/promises';
import { type Sheet, sheetNames } from '#src/kernel/sheet.ts';
import { type OptionLists, optionLists } from './option-lists.ts';
import type { Refusal } from './table.ts';
import { ole2Parts } from './write-ole2.ts';
import { refusalOfWriting } from './write-refusals.ts';
import { globalsBytes } from './write-xls-globals.ts';
import { SharedStrings, XlsSheetWriter } from './write-xls-sheet.ts';

/** One sheet of text cells below a line of headings. */
export interface XlsSheet {
  /** At most 31 characters, none of `[ ] : * ? / \`. */
  readonly name: string;
  readonly columns: readonly { readonly heading: string; readonly width: number }[];
  readonly rows: Iterable<readonly string[]>;
}

/**
 * Write an Excel 97-2003 workbook (.xls, BIFF8) of these sheets; a refusal when it cannot be done. Every column is
 * formatted as text, empty cells included, so that no identity number is ever taken for a quantity. Of what newer
 * workbooks have, the drop-down lists come along; filters and notes do not.
 *
 * Our own writer, because the ones there are need a gigabyte for a thousand pupils. Checked in LibreOffice.
 */
export async function writeXls(path: string, wanted: readonly Sheet[]): Promise<Refusal | undefined> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    const lists = optionLists(wanted);
    const strings = new SharedStrings();
    const writers = lists.sheets.map((sheet) => ({ sheet, writer: new XlsSheetWriter(sheet, strings) }));
    for (const last of [false, true]) {
      for (const { sheet, writer } of writers) {
        if ((sheet.afterOthers ?? false) === last) for await (const row of sheet.rows) writer.add(row);
      }
    }
    const file = await open(unfinished, 'w', 0o600);
    try {
      for (const part of workbook(writers, lists, strings)) await file.writev([part]);
    } finally {
      await file.close();
    }
    await rename(unfinished, path);
    return undefined;
  } catch (error) {
    await rm(unfinished, { force: true });
    const refusal = refusalOfWriting(error, path);
    if (refusal === undefined) throw error;
    return refusal;
  }
}

/** The same of one sheet, at once and in memory. Throws a RangeError for more than 65,535 rows or 256 columns. */
export function xlsBytes({ name, columns, rows }: XlsSheet): Buffer {
  const widths = columns.map(({ width }) => width);
  const sheet: Sheet = { name, widths, rows: [], frozen: { rows: 1, columns: 0 }, pagesWide: 1 };
  const strings = new SharedStrings();
  const writer = new XlsSheetWriter(sheet, strings);
  writer.add({ cells: columns.map(({ heading }) => ({ value: heading, look: 'heading' })) });
  for (const cells of rows) writer.add({ cells: cells.slice(0, columns.length) });
  return Buffer.concat(workbook([{ sheet, writer }], optionLists([sheet]), strings));
}

function workbook(
  writers: readonly { readonly sheet: Sheet; readonly writer: XlsSheetWriter }[],
  { places, placeOf }: OptionLists,
  strings: SharedStrings,
): readonly Buffer[] {
  const parts = writers.map(({ writer }, i) => writer.finish(i === 0, (options) => placeOf(options) + 1));
  const names = sheetNames(writers.map(({ sheet }) => sheet.name));
  const sheets = writers.map(({ sheet: { hidden = false } }, i) => {
    return { name: names[i] ?? '', hidden, bytes: parts[i]?.length ?? 0 };
  });
  return ole2Parts('Workbook', [globalsBytes(sheets, places, strings.known, strings.used), ...parts]);
}
