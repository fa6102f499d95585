import { closeSync, fstatSync, openSync, statSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLimited } from '#src/platform/child-process.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { Reading } from './read-document.ts';
import { type RefusalCode, refusal } from './refusals.ts';
import type { PlainFile, Refusal } from './table.ts';

/**
 * Makes any file plain, or says why it cannot be read; never throws for what is in the file. The file is read in a process
 * of its own, which is ended when it takes too long or too much memory, so that a hostile file harms nobody.
 */
export async function makePlain(path: string): Promise<PlainFile | Refusal> {
  const opened = openFile(path);
  if ('refused' in opened) return opened;
  const plainFd = openNameless();
  let kept = -1;
  try {
    const reading = await readApart(opened.fd, plainFd, opened.size);
    if ('refused' in reading) return reading;
    kept = reading.inPlace ? opened.fd : plainFd;
    return { fd: kept, tables: reading.tables, format: reading.format, warnings: reading.warnings };
  } finally {
    for (const fd of [opened.fd, plainFd]) if (fd !== kept) closeSync(fd);
  }
}

function openFile(path: string): { fd: number; size: number } | Refusal {
  try {
    // Asked before it is opened: opening a pipe would wait for its other end.
    const before = statSync(path);
    if (before.isDirectory()) return refusal('is-directory');
    if (!before.isFile()) return refusal('not-a-file');
    const fd = openSync(path, 'r');
    const { size } = fstatSync(fd);
    if (size > 0) return { fd, size };
    closeSync(fd);
    return refusal('empty-file');
  } catch (error) {
    return refusal(OPENING[codeOf(error)] ?? 'cannot-open');
  }
}

const OPENING: Readonly<Record<string, RefusalCode>> = {
  ENOENT: 'not-found',
  ENOTDIR: 'not-found',
  ENAMETOOLONG: 'not-found',
  EACCES: 'no-permission',
  EPERM: 'no-permission',
};

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '';
}

const MEGABYTE = 1 << 20;

async function readApart(fd: number, plainFd: number, size: number): Promise<Reading> {
  const megabytes = size / MEGABYTE;
  const outcome = await runLimited({
    script: fileURLToPath(new URL('./reader.js', import.meta.url)),
    fds: [fd, plainFd],
    // An honest file's need grows with its size; a small one has no business to take long or much.
    milliseconds: Math.min(300, 15 + 2 * megabytes) * 1000,
    megabytes: Math.round(Math.min(2048, 380 + 30 * megabytes)),
  });
  if (outcome.ended === 'time') return refusal('too-slow');
  if (outcome.ended === 'memory') return refusal('too-much-memory');
  if (outcome.ended !== 'well') return refusal('reader-failed');
  // Our own reader's words: see reader.ts.
  return JSON.parse(outcome.output) as Reading;
}
