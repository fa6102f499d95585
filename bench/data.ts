import { execFileSync } from 'node:child_process';
import { closeSync, existsSync, mkdirSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import Excel from 'exceljs';
import { makePlain } from '#src/documents/make-plain.ts';
import { rowsOf } from '#src/documents/plain-rows.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';

/** The day on which all generated counties live. */
export const TODAY = '2025-03-20';
const SEED = 7;
const FOLDER = 'bench/data';

/** The command line as it ships, in a copy that no build can take away meanwhile. */
export const RENJI = 'bench/build/cli.js';

/** One big CSV of so many pupils with the usual errors; made once. */
export function countyOf(pupils: number): string {
  const folder = join(FOLDER, `county-${pupils}-${SEED}`);
  const path = join(folder, 'roster.csv');
  if (existsSync(path)) return path;
  console.log(`making a county of ${pupils} pupils …`);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync(FOLDER, { recursive: true });
  const plan = ['--pupils', String(pupils), '--seed', String(SEED), '--today', TODAY];
  execFileSync(process.execPath, [RENJI, 'generate', ...plan, '--format', 'csv', '--out', unfinished]);
  renameSync(unfinished, folder);
  return path;
}

const COLUMNS = 73;

/** The same pupils as a workbook of 73 columns, its texts shared between cells as Excel has them, or in each cell. */
export async function workbookOf(pupils: number, strings: 'shared' | 'inline'): Promise<string> {
  const path = join(FOLDER, `county-${pupils}-${SEED}-${strings}.xlsx`);
  if (existsSync(path)) return path;
  const plain = await makePlain(countyOf(pupils));
  const [table] = 'refused' in plain ? [] : plain.tables;
  if ('refused' in plain || table === undefined) throw new Error(`no roster for ${path}`);
  console.log(`making a workbook of ${pupils} × ${COLUMNS} with ${strings} strings …`);
  const write = strings === 'inline' ? writeInline : writeShared;
  await write(path, rowsOf(plain.fd, table));
  closeSync(plain.fd);
  return path;
}

type Rows = Iterable<readonly string[]>;

async function writeInline(path: string, rows: Rows): Promise<void> {
  const widths = Array.from({ length: COLUMNS }, () => 12);
  const refusal = await writeXlsx(path, [{ name: '名单', widths, rows: narrowed(rows), pagesWide: 1 }]);
  if (refusal) throw new Error(refusal.message);
}

function* narrowed(rows: Rows) {
  for (const row of rows) yield { cells: row.slice(0, COLUMNS) };
}

async function writeShared(path: string, rows: Rows): Promise<void> {
  const unfinished = `${path}.unfinished`;
  const book = new Excel.stream.xlsx.WorkbookWriter({ filename: unfinished, useSharedStrings: true });
  const sheet = book.addWorksheet('名单');
  for (const row of rows) sheet.addRow(row.slice(0, COLUMNS)).commit();
  sheet.commit();
  await book.commit();
  renameSync(unfinished, path);
}
