import type { CaseDesk } from '#src/cases/store/case-desk.ts';
import type { makePlain } from '#src/documents/make-plain.ts';
import type { ReadEvidence } from '#src/evidence/store/reading.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';

/** 未接续而无处可寻 — a child whom the law still obliges to go to school, and of whom nobody has said where. */
export interface Nowhere {
  readonly county: string;
  readonly student: string;
  /** The class they left from. */
  readonly unit: UnitPath;
  readonly leaver: string;
  /** The day from which on somebody should have had them. */
  readonly since: LocalDate;
}

/** Lent by whoever looks for children out of school: told in the transaction in which it was found. */
export interface NowhereHook {
  readonly raiseNowhere?: (work: Work, nowhere: Nowhere) => Promise<void>;
}

/** What follows leavers needs nobody's right: the register, the clock and the hook. */
export type FollowingDesk = Desk & NowhereHook;

/** 接续办公桌 — reads what is uploaded in a process apart. */
export interface ContinuityDesk extends CaseDesk, NowhereHook {
  readonly readEvidence: ReadEvidence;
  readonly makePlain: typeof makePlain;
}
