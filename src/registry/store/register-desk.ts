import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { PupilRecord } from '../record.ts';

/** 学籍办公桌 — a desk at which records are written: whoever watches over their quality is told in the same transaction. */
export interface RegisterDesk extends Desk {
  /** Called once after each batch of writes, with the ids of the records and with what they are now; of one withdrawn nothing. */
  readonly afterChange: (
    work: Work,
    county: string,
    students: readonly string[],
    written: readonly WrittenRecord[],
  ) => Promise<void>;
}

/** A record as it has just been written. */
export type WrittenRecord = Pick<PupilRecord, 'id' | 'unit' | 'revision' | 'cells'>;

/** Whose hand a change was, and in which office; both absent for the system itself. */
export interface Author {
  readonly person: string | undefined;
  readonly office: string | undefined;
}
