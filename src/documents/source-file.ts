import { readSync } from 'node:fs';

/** A file that is open for reading, and how long it is. */
export interface SourceFile {
  readonly fd: number;
  readonly size: number;
}

/** The bytes from `start` up to `end`, or up to the end of the file where that comes first. */
export function bytesOf(file: SourceFile, start: number, end: number): Buffer {
  const bytes = Buffer.allocUnsafe(Math.max(0, Math.min(end, file.size) - start));
  let done = 0;
  while (done < bytes.length) {
    const count = readSync(file.fd, bytes, done, bytes.length - done, start + done);
    if (count === 0) break;
    done += count;
  }
  return bytes.subarray(0, done);
}

/** The same bytes block by block. Every block is new: it may be kept. */
export function* blocksOf(file: SourceFile, start = 0, end = file.size): Generator<Buffer> {
  for (let at = start; at < Math.min(end, file.size); at += BLOCK) {
    yield bytesOf(file, at, Math.min(end, at + BLOCK));
  }
}

const BLOCK = 1 << 18;
