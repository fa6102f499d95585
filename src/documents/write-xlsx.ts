import { rename, rm } from 'node:fs/promises';
import { columnLetters, type Sheet, sheetNames } from '#src/kernel/sheet.ts';
import { optionLists, rangeOf } from './option-lists.ts';
import type { Refusal } from './table.ts';
import { refusalOfWriting } from './write-refusals.ts';
import { stylesXml } from './write-xlsx-looks.ts';
import { notesDrawing, notesXml } from './write-xlsx-notes.ts';
import { SheetWriter } from './write-xlsx-sheet.ts';
import { DECLARATION, escapeXml } from './write-xlsx-xml.ts';
import { ZipWriter } from './write-zip.ts';

/**
 * Write a workbook (.xlsx) of these sheets, in constant memory however long they are; a refusal when it cannot be done.
 * The file appears under its name only when it is whole, and replaces what was there.
 *
 * Our own writer, because hucre's streaming one knows neither several sheets nor the look of a single cell, and its
 * other one holds 1.7 GB for 100,000 pupils.
 */
export async function writeXlsx(path: string, sheets: readonly Sheet[]): Promise<Refusal | undefined> {
  const unfinished = `${path}.${process.pid}.tmp`;
  try {
    const zip = await ZipWriter.create(unfinished);
    try {
      await writeParts(zip, sheets);
    } catch (error) {
      await zip.abandon();
      throw error;
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

async function writeParts(zip: ZipWriter, wanted: readonly Sheet[]): Promise<void> {
  const { sheets, places, placeOf } = optionLists(wanted);
  const names = sheetNames(sheets.map(({ name }) => name));
  const ranges = places.map(rangeOf);
  const writers = sheets.map((sheet) => new SheetWriter(sheet, (options) => ranges[placeOf(options)] ?? ''));
  for (const last of [false, true]) {
    for (const [i, writer] of writers.entries()) {
      if ((writer.sheet.afterOthers ?? false) === last) await zip.add(`xl/worksheets/sheet${i + 1}.xml`, writer.xml());
    }
  }
  const noted = writers.flatMap(({ notes }, i) => (notes.length > 0 ? [{ number: i + 1, notes }] : []));
  for (const { number, notes } of noted) {
    await zip.add(`xl/worksheets/_rels/sheet${number}.xml.rels`, [noteRelations(number)]);
    await zip.add(`xl/comments${number}.xml`, notesXml(notes));
    await zip.add(`xl/drawings/vmlDrawing${number}.vml`, notesDrawing(notes, number));
  }
  await zip.add('xl/styles.xml', [stylesXml()]);
  await zip.add('xl/workbook.xml', [workbookXml(names, writers)]);
  await zip.add('xl/_rels/workbook.xml.rels', [workbookRelations(names.length)]);
  await zip.add('_rels/.rels', [relations([['officeDocument', 'xl/workbook.xml']])]);
  await zip.add('[Content_Types].xml', [
    contentTypes(
      names.length,
      noted.map(({ number }) => number),
    ),
  ]);
  await zip.finish();
}

const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const SPREADSHEET = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

function workbookXml(names: readonly string[], writers: readonly SheetWriter[]): string {
  const tabs = names.map((name, i) => {
    const hidden = writers[i]?.sheet.hidden ? ' state="hidden"' : '';
    return `<sheet name="${escapeXml(name)}" sheetId="${i + 1}"${hidden} r:id="rId${i + 1}"/>`;
  });
  const defined = writers.flatMap((writer, i) => definedNames(writer, names[i] ?? '', i));
  return (
    `${DECLARATION}<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}">` +
    `<bookViews><workbookView activeTab="0"/></bookViews><sheets>${tabs.join('')}</sheets>` +
    `${defined.length > 0 ? `<definedNames>${defined.join('')}</definedNames>` : ''}</workbook>`
  );
}

/** What is printed again on every page, and the range of the filter, which some programs look for under this name. */
function definedNames({ sheet, filterRange }: SheetWriter, name: string, i: number): string[] {
  const quoted = `'${escapeXml(name.replaceAll("'", "''"))}'!`;
  const { rows = 0, columns = 0 } = sheet.frozen ?? {};
  const titles = [
    ...(columns > 0 ? [`${quoted}$A:$${columnLetters(columns - 1)}`] : []),
    ...(rows > 0 ? [`${quoted}$${Math.max(1, sheet.filterRow ?? 1)}:$${rows}`] : []),
  ].join(',');
  const filter = filterRange?.replace(/([A-Z]+)(\d+)/g, '$$$1$$$2');
  return [
    ...(filter
      ? [`<definedName name="_xlnm._FilterDatabase" localSheetId="${i}" hidden="1">${quoted}${filter}</definedName>`]
      : []),
    ...(titles ? [`<definedName name="_xlnm.Print_Titles" localSheetId="${i}">${titles}</definedName>`] : []),
  ];
}

function workbookRelations(sheets: number): string {
  const ofSheets = Array.from({ length: sheets }, (_, i) => ['worksheet', `worksheets/sheet${i + 1}.xml`] as const);
  return relations([...ofSheets, ['styles', 'styles.xml']]);
}

function noteRelations(number: number): string {
  return relations([
    ['comments', `../comments${number}.xml`],
    ['vmlDrawing', `../drawings/vmlDrawing${number}.vml`],
  ]);
}

function relations(targets: readonly (readonly [type: string, target: string])[]): string {
  const entries = targets.map(
    ([type, target], i) => `<Relationship Id="rId${i + 1}" Type="${OFFICE}/${type}" Target="${target}"/>`,
  );
  return `${DECLARATION}<Relationships xmlns="${PACKAGE}/relationships">${entries.join('')}</Relationships>`;
}

function contentTypes(sheets: number, noted: readonly number[]): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/xl/${part}" ContentType="${SPREADSHEET}.${type}+xml"/>`;
  return [
    `${DECLARATION}<Types xmlns="${PACKAGE}/content-types">`,
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>',
    '<Default Extension="xml" ContentType="application/xml"/>',
    '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>',
    override('workbook.xml', 'sheet.main'),
    override('styles.xml', 'styles'),
    ...Array.from({ length: sheets }, (_, i) => override(`worksheets/sheet${i + 1}.xml`, 'worksheet')),
    ...noted.map((number) => override(`comments${number}.xml`, 'comments')),
    '</Types>',
  ].join('');
}
