import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import type { PlainFile, Refusal } from '#src/documents/table.ts';

/** 核实办公桌 — a desk at which cases are opened, beside a reader of workbooks, which works in a process of its own. */
export interface PathwayDesk extends CaseDesk {
  readonly makePlain: (path: string) => Promise<PlainFile | Refusal>;
}
