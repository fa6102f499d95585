import type { Findings } from './findings.ts';
import type { PlainWriter } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import type { SourceFile } from './source-file.ts';
import { SheetSink } from './xlsx-sheet.ts';
import { sharedStrings } from './xlsx-strings.ts';
import { dateStyles } from './xlsx-styles.ts';
import { openWorkbook, scanPart } from './xlsx-workbook.ts';
import { passZipGate } from './zip-gate.ts';

/**
 * Reads an .xlsx workbook in constant memory, apart from the texts its cells share. Our own reader and not a library's:
 * those tried (hucre 1.0.0, SheetJS 0.20.3, exceljs 4.4.0) take a sheet that breaks off half-way, a text that is missing or
 * a formula without a value for empty cells and say nothing, and here a silent gap is a child left out.
 */
export async function readXlsx(file: SourceFile, writer: PlainWriter): Promise<Findings> {
  const parts = passZipGate(file);
  const workbook = await openWorkbook(file, parts);
  const styles = await dateStyles(file, parts, workbook.stylesPart);
  const { stringsPart } = workbook;
  if (stringsPart !== undefined && !parts.has(stringsPart)) throw new Unreadable('no-shared-strings');
  const strings = stringsPart === undefined ? undefined : await sharedStrings(file, parts, stringsPart);
  let formulas = 0;
  for (const sheet of workbook.sheets) {
    const sink = new SheetSink(writer, { strings, styles, from1904: workbook.from1904 });
    writer.beginTable('latin1');
    await scanPart(file, parts, sheet.part, `工作表“${sheet.name}”`, sink);
    writer.endTable(sheet.name);
    formulas += sink.formulas;
  }
  const hidden = workbook.sheets.filter((sheet) => sheet.hidden).map((sheet) => sheet.name);
  return { format: 'Excel 工作簿（.xlsx）', hidden, formulas };
}
