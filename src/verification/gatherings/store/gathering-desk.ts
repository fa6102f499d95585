import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PrintJob } from '#src/printing/print-job.ts';

/** 会议的办公桌 — reads what is uploaded, and typesets lists, each in a process apart. */
export interface GatheringDesk extends Desk {
  readonly readEvidence: ReadEvidence;
  readonly typeset: (job: PrintJob) => Promise<Buffer | { readonly uncovered: readonly string[] }>;
}
