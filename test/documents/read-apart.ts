import { closeSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readDocument } from '#src/documents/read-document.ts';
import type { Refusal } from '#src/documents/table.ts';

/** A document as it was read: its sheets by name, each as rows of cells; a text file's sheet has the name ''. */
export interface Read {
  readonly format: string;
  readonly warnings: readonly string[];
  readonly sheets: Readonly<Record<string, readonly (readonly string[])[]>>;
}

/** Reads a document in this process, without the guard of a process of its own. */
export async function readHere(bytes: Buffer): Promise<Read | Refusal> {
  const folder = mkdtempSync(join(tmpdir(), 'renji-test-'));
  const paths = { source: join(folder, 'source'), plain: join(folder, 'plain') };
  writeFileSync(paths.source, bytes);
  const fd = openSync(paths.source, 'r');
  const plainFd = openSync(paths.plain, 'w+');
  try {
    const reading = await readDocument({ fd, size: bytes.length }, plainFd);
    if ('refused' in reading) return reading;
    const plain = reading.inPlace ? bytes : readFileSync(paths.plain);
    const sheets = reading.tables.map(({ sheet, delimiter, start, end }) => {
      return [sheet ?? '', rowsOf(plain.toString('utf8', start, end), delimiter)] as const;
    });
    return { format: reading.format, warnings: reading.warnings, sheets: Object.fromEntries(sheets) };
  } finally {
    closeSync(fd);
    closeSync(plainFd);
    rmSync(folder, { recursive: true });
  }
}

/** RFC 4180, written down a second time so that the reader is not its own judge. Empty cells at a row's end are dropped. */
function rowsOf(text: string, delimiter: string): string[][] {
  const rows: string[][] = [[]];
  const cell = new RegExp(
    `(?:"((?:[^"]|"")*)"|([^${delimiter === '|' ? '\\|' : delimiter}\\r\\n]*))(${delimiter === '|' ? '\\|' : delimiter}|\\r\\n|\\n|\\r|$)`,
    'y',
  );
  for (let match = cell.exec(text); match; match = cell.exec(text)) {
    rows.at(-1)?.push(match[1]?.replaceAll('""', '"') ?? match[2] ?? '');
    if (match[3] === '') break;
    if (match[3] !== delimiter) rows.push([]);
  }
  for (const row of rows) while (row.length > 0 && row.at(-1) === '') row.pop();
  while (rows.length > 0 && rows.at(-1)?.length === 0) rows.pop();
  return rows;
}
