import { createHash } from 'node:crypto';
import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PrintJob } from '#src/printing/print-job.ts';
import type { Digest } from '../draw.ts';

/** 督查的办公桌 — reads photographs and typesets the protocol, each in a process apart. */
export interface InspectionDesk extends Desk {
  readonly readEvidence: ReadEvidence;
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
}

/** SHA-256, as everybody's own machine has it. */
export const sha256: Digest = (text) => createHash('sha256').update(text, 'utf8').digest('hex');
