import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import type { PlainFile, Refusal } from '#src/documents/table.ts';
import type { ReadEvidence } from '#src/evidence/store/reading.ts';

/** 核实办公桌 — a desk at which cases are opened, beside readers of workbooks and of evidence, each in a process of its own. */
export interface PathwayDesk extends CaseDesk {
  readonly makePlain: (path: string) => Promise<PlainFile | Refusal>;
  readonly readEvidence: ReadEvidence;
}
