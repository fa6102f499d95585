import type { PlainFile, Refusal } from '#src/documents/table.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 考勤的办公桌 — beside a reader of files, which works in a process of its own. */
export interface AttendanceDesk extends Desk {
  readonly makePlain: (path: string) => Promise<PlainFile | Refusal>;
}
