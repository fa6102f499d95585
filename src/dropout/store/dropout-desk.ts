import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PrintJob } from '#src/printing/print-job.ts';

/** 控辍的办公桌 — reads what is uploaded, and typesets, each in a process apart. */
export interface DropoutDesk extends Desk {
  readonly readEvidence: ReadEvidence;
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
}
