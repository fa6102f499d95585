import { closeSync } from 'node:fs';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from '#src/documents/plain-rows.ts';
import { Unreadable } from '#src/documents/refusals.ts';
import type { Refusal } from '#src/documents/table.ts';
import { writeXlsx } from '#src/documents/write-xlsx.ts';
import type { Sheet } from '#src/kernel/sheet.ts';
import type { OrganizationDesk } from './organization-desk.ts';

/** The bytes of an .xlsx of these sheets. */
export async function workbookOf(sheets: readonly Sheet[]): Promise<Buffer> {
  return inFolder(async (folder) => {
    const path = join(folder, 'workbook.xlsx');
    const refusal = await writeXlsx(path, sheets);
    if (refusal !== undefined) throw new Error(refusal.refused);
    return readFile(path);
  });
}

/** The rows of every table of an uploaded file; or the reader's own sentence why it cannot be read. */
export async function tablesOf(
  { makePlain }: Pick<OrganizationDesk, 'makePlain'>,
  bytes: Uint8Array,
): Promise<readonly (readonly (readonly string[])[])[] | Refusal> {
  return inFolder(async (folder) => {
    const path = join(folder, 'upload');
    await writeFile(path, bytes, { mode: 0o600 });
    const plain = await makePlain(path);
    if ('refused' in plain) return plain;
    try {
      return plain.tables.map((table) => [...rowsOf(plain.fd, table)]);
    } catch (error) {
      if (error instanceof Unreadable) return error.refusal;
      throw error;
    } finally {
      closeSync(plain.fd);
    }
  });
}

async function inFolder<T>(deed: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-organization-'));
  try {
    return await deed(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
