import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import type { ReadScan } from './read-scan-apart.ts';

/** 回收的办公桌 — reads scans in processes apart, or, in tests, here. */
export interface ReturnsDesk extends CaseDesk {
  readonly readScan: ReadScan;
}
