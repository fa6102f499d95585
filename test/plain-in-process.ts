import { closeSync, openSync, statSync } from 'node:fs';
import { readDocument } from '#src/documents/read-document.ts';
import type { PlainFile, Refusal } from '#src/documents/table.ts';
import { openNameless } from '#src/platform/temporary-file.ts';

/** What `makePlain` does, in this process: the sources under test have no built reader beside them. */
export async function plainInProcess(path: string): Promise<PlainFile | Refusal> {
  const fd = openSync(path, 'r');
  const plainFd = openNameless();
  const reading = await readDocument({ fd, size: statSync(path).size }, plainFd);
  const kept = 'refused' in reading ? undefined : reading.inPlace ? fd : plainFd;
  for (const each of [fd, plainFd]) if (each !== kept) closeSync(each);
  if ('refused' in reading) return reading;
  return { fd: kept ?? plainFd, tables: reading.tables, format: reading.format, warnings: reading.warnings };
}
