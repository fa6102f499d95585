import type { PlainFile, Refusal } from '#src/documents/table.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';

/** 导入的办公桌 — a register's desk beside a reader of files, which works in a process of its own. */
export interface IntakeDesk extends RegisterDesk {
  readonly makePlain: (path: string) => Promise<PlainFile | Refusal>;
}
