import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 督办的办公桌 — reads what is uploaded in a process apart. */
export interface SupervisionDesk extends Desk {
  readonly readEvidence: ReadEvidence;
}
