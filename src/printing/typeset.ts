import { closeSync, readSync, writeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { runLimited } from '#src/platform/child-process.ts';
import { openNameless } from '#src/platform/temporary-file.ts';
import type { Printed, PrintJob } from './print-job.ts';

/** A page takes under a second and some 150 MB; what takes far more has gone wrong. */
const LIMITS = { milliseconds: 60_000, megabytes: 1200 };

/**
 * 排版 — a PDF, or the characters that no font at hand can show. In a process of its own: the typesetter keeps what it once took,
 * and works without letting anybody else (stack notes 2.1). Throws when our own template is at fault.
 */
export async function typeset(job: PrintJob): Promise<Buffer | { readonly uncovered: readonly string[] }> {
  const input = openNameless();
  const output = openNameless();
  try {
    writeSync(input, JSON.stringify(job), 0);
    const script = fileURLToPath(new URL('./typesetter.js', import.meta.url));
    const run = await runLimited({ script, fds: [input, output], ...LIMITS });
    if (run.ended !== 'well') throw new Error(`typesetting ended by ${run.ended}`);
    const printed = JSON.parse(run.output) as Printed; // our own typesetter's words
    if ('uncovered' in printed) return printed;
    const pdf = Buffer.alloc(printed.bytes);
    readSync(output, pdf, 0, pdf.length, 0);
    return pdf;
  } finally {
    closeSync(input);
    closeSync(output);
  }
}
