import { closeSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import { makePlain } from '#src/documents/make-plain.ts';
import { firstRowsOf } from '#src/documents/plain-rows.ts';
import type { PlainFile, PlainTable } from '#src/documents/table.ts';
import { RowScanner } from '#src/quality/bulk/row-scanner.ts';
import { HEADER_WITHIN, type Layout, recognize } from '../recognize.ts';
import type { Refusal } from '../refusals.ts';
import { rostersAmong } from '../sheets.ts';

/** 打开的名单 — one roster found in a file, ready to be read. */
export interface OpenedRoster {
  /** The file as the command names it; a second or later roster of one workbook has `#` and its sheet behind it. */
  readonly file: string;
  readonly path: string;
  readonly sheet: string | undefined;
  readonly fd: number;
  readonly table: PlainTable;
  readonly layout: Layout;
  /** The byte at which the row below the header begins. */
  readonly firstByte: number;
}

export interface OpenedFile {
  readonly path: string;
  readonly rosters: readonly OpenedRoster[];
  /** What the registrar should know though the file could be read. */
  readonly remarks: readonly string[];
}

/** A refusal, and the file it is about. */
export interface FileRefusal extends Refusal {
  readonly path: string;
}

/** How many rows are looked at: the header, and enough pupils to see what the class column says. */
const LOOKED_AT = HEADER_WITHIN + 20;

/** Open every file, several at a time; all of them or, for the first that cannot be read, the reason why. */
export async function openRosters(
  paths: readonly string[],
  onOpened: (done: number) => void,
): Promise<readonly OpenedFile[] | FileRefusal> {
  const opened: (OpenedFile | FileRefusal)[] = [];
  const queue = paths.entries();
  let done = 0;
  const reader = async () => {
    for (const [at, path] of queue) {
      if (opened.some((file) => 'refused' in file)) return;
      opened[at] = await openRoster(path);
      done += 1;
      onOpened(done);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, reader));
  const refusal = opened.find((file): file is FileRefusal => file !== undefined && 'refused' in file);
  const files = opened.filter((file): file is OpenedFile => file !== undefined && !('refused' in file));
  if (refusal === undefined) return files;
  closeRosters(files);
  return refusal;
}

const AT_ONCE = 2;

export function closeRosters(files: readonly OpenedFile[]): void {
  for (const fd of new Set(files.flatMap(({ rosters }) => rosters.map((roster) => roster.fd)))) closeSync(fd);
}

/** Open one file. Whoever reads files in another way than a process for each brings it along. */
export async function openRoster(
  path: string,
  read: (path: string) => Promise<PlainFile | Refusal> = makePlain,
): Promise<OpenedFile | FileRefusal> {
  const plain = await read(path);
  if ('refused' in plain) return { ...plain, path };
  const refuse = (refusal: Refusal): FileRefusal => {
    closeSync(plain.fd);
    return { ...refusal, path };
  };
  const candidates = [];
  for (const table of plain.tables) {
    const rows = firstRowsOf(plain.fd, table, LOOKED_AT);
    if ('refused' in rows) return refuse(rows);
    candidates.push({ table, sheet: table.sheet, result: recognize(rows) });
  }
  const found = rostersAmong(candidates);
  if ('refused' in found) return refuse(found);
  const rosters = found.rosters.map(({ table, sheet, layout }, i): OpenedRoster => {
    const firstByte = behindRows(plain.fd, table, layout.headerRow);
    return { file: i === 0 ? path : `${path}#${sheet}`, path, sheet, fd: plain.fd, table, layout, firstByte };
  });
  const skipped = found.skipped.length > 0 ? [`未作名单核查的工作表：${found.skipped.join('、')}`] : [];
  return { path, rosters, remarks: [...plain.warnings, ...skipped, ...rosters.flatMap(remarksOn)] };
}

/** Where the row after the first `count` begins. Headers and titles are short; what is longer was refused before. */
function behindRows(fd: number, { start, end, delimiter }: PlainTable, count: number): number {
  const head = Buffer.alloc(Math.min(HEADER_BYTES, end - start));
  const length = readSync(fd, head, 0, head.length, start);
  const scanner = new RowScanner(0, delimiter);
  scanner.begin(head, new DataView(head.buffer, head.byteOffset, length));
  let at = 0;
  for (let row = 0; row < count && at < length; row += 1) at = scanner.scan(head, at, length);
  return start + at;
}

const HEADER_BYTES = 4 << 20;

function remarksOn({ layout, sheet }: OpenedRoster): readonly string[] {
  const where = sheet === undefined ? '' : `工作表“${sheet}”：`;
  const unknown = layout.unknown.map(({ heading }) => `“${heading}”`);
  return unknown.length > 0 ? [`${where}不认识的列已保留、未核查：${unknown.join('、')}`] : [];
}

/** A file's name without the folders above it. */
export function shortName(file: string): string {
  return basename(file);
}
