import { closeSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { rowsOf } from './plain-rows.ts';
import { Unreadable } from './refusals.ts';
import type { PlainFile, Refusal } from './table.ts';

/**
 * 传回的表 — the first sheet of an uploaded workbook in which `read` finds what it looks for; the refusal `none` where no sheet has it.
 * The text is read in a process apart, and is gone when this returns.
 */
export async function readUploadTable<T extends object>(
  makePlain: (path: string) => Promise<PlainFile | Refusal>,
  bytes: Uint8Array,
  read: (rows: Iterable<readonly string[]>) => T | undefined,
  none: Refusal,
): Promise<T | Refusal> {
  const folder = await mkdtemp(join(tmpdir(), 'renji-table-'));
  const path = join(folder, 'upload');
  try {
    await writeFile(path, bytes, { mode: 0o600 });
    const plain = await makePlain(path);
    if ('refused' in plain) return plain;
    try {
      for (const table of plain.tables) {
        const found = read(rowsOf(plain.fd, table));
        if (found !== undefined) return found;
      }
      return none;
    } finally {
      closeSync(plain.fd);
    }
  } catch (error) {
    if (error instanceof Unreadable) return error.refusal;
    throw error;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
