import { closeSync, fstatSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLimited } from '#src/platform/child-process.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import { type EvidenceRefusal, refusedAs } from '../refusals.ts';
import type { EvidenceReading, ReadEvidence } from './reading.ts';

/** What the reading process prints: all but the bytes, which it leaves in a file without a name. */
export type PrintedReading =
  | (Omit<EvidenceReading, 'bytes' | 'fingerprint'> & { readonly fingerprint?: string })
  | EvidenceRefusal;

/**
 * Reads one file in a process of its own, ended when it takes too long or too much memory: a picture that is made to break its
 * decoder breaks nothing else. Two at a time; the others wait.
 */
export const readApart: ReadEvidence = async (bytes) => {
  await turn();
  const [input, output] = [openNameless(), openNameless()];
  try {
    writeSync(input, bytes, 0, bytes.length, 0);
    const script = fileURLToPath(new URL('./evidence-reader.js', import.meta.url));
    const outcome = await runLimited({ script, fds: [input, output], milliseconds: 25_000, megabytes: 700 });
    if (outcome.ended === 'time') return refusedAs('too-slow');
    if (outcome.ended === 'memory') return refusedAs('too-much-memory');
    if (outcome.ended !== 'well') return refusedAs('reader-failed');
    const printed = JSON.parse(outcome.output) as PrintedReading; // our own reader's words
    if ('refused' in printed) return printed;
    const { fingerprint, ...reading } = printed;
    return {
      ...reading,
      bytes: contentOf(output),
      fingerprint: fingerprint === undefined ? undefined : BigInt(fingerprint),
    };
  } finally {
    closeSync(input);
    closeSync(output);
    next();
  }
};

const AT_ONCE = 2;
let running = 0;
const waiting: (() => void)[] = [];

async function turn(): Promise<void> {
  if (running >= AT_ONCE) await new Promise<void>((resolve) => waiting.push(resolve));
  else running += 1;
}

function next(): void {
  const first = waiting.shift();
  if (first) first();
  else running -= 1;
}

function contentOf(fd: number): Buffer {
  const bytes = Buffer.alloc(fstatSync(fd).size);
  for (let at = 0; at < bytes.length; ) at += readSync(fd, bytes, at, bytes.length - at, at);
  return bytes;
}
