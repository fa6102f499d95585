import { closeSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLimited } from '#src/platform/child-process.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { PageRange, ScannedPage, ScanRefusal } from '../scanned-page.ts';
import type { ReadPage, ScanReading } from './read-scan.ts';

/** What the reading process prints; the pictures lie one after the other in a file without a name. */
export type PrintedScan =
  | { readonly pages: number; readonly read: readonly (ScannedPage & { readonly bytes: number })[] }
  | { readonly refused: ScanRefusal };

/** How a scanned file is read: apart on the server, here and now in a test. */
export type ReadScan = (bytes: Buffer, range: PageRange) => Promise<ScanReading | { readonly refused: ScanRefusal }>;

/** Some twenty pages take three seconds here; what takes far longer has gone wrong. */
const LIMITS = { milliseconds: 90_000, megabytes: 900 };

/** Reads some pages in a process of its own: a file that is made to break its reader breaks nothing else. */
export const readScanApart: ReadScan = async (bytes, range) => {
  const [input, output, job] = [openNameless(), openNameless(), openNameless()];
  try {
    for (let at = 0; at < bytes.length; ) at += writeSync(input, bytes, at, bytes.length - at, at);
    writeSync(job, JSON.stringify(range), 0);
    const script = fileURLToPath(new URL('./page-reader.js', import.meta.url));
    const run = await runLimited({ script, fds: [input, output, job], ...LIMITS });
    if (run.ended === 'time') return { refused: 'too-slow' };
    if (run.ended === 'memory') return { refused: 'too-much-memory' };
    if (run.ended !== 'well') return { refused: 'cannot-be-read' };
    const printed = JSON.parse(run.output) as PrintedScan; // our own reader's words
    return 'refused' in printed ? printed : { pages: printed.pages, read: picturesOf(printed.read, output) };
  } finally {
    for (const fd of [input, output, job]) closeSync(fd);
  }
};

function picturesOf(pages: readonly (ScannedPage & { readonly bytes: number })[], fd: number): readonly ReadPage[] {
  let at = 0;
  return pages.map(({ bytes, ...page }) => {
    const jpeg = Buffer.alloc(bytes);
    for (let read = 0; read < bytes; ) read += readSync(fd, jpeg, read, bytes - read, at + read);
    at += bytes;
    return { ...page, jpeg };
  });
}
