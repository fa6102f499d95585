import { readSync } from 'node:fs';
import type { Sheet } from '#src/kernel/sheet.ts';
import { closeFile, writtenFile } from '#src/platform/written-file.ts';
import { writeXlsx } from './write-xlsx.ts';

/** A small workbook within an answer, beside what is said of it. */
export async function sheetInBase64(sheet: Sheet): Promise<string> {
  const written = await writtenFile((path) => writeXlsx(path, [sheet]));
  if ('message' in written) throw new Error(written.message);
  const bytes = Buffer.alloc(written.size);
  readSync(written.fd, bytes, 0, written.size, 0);
  closeFile(written);
  return bytes.toString('base64');
}
