import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { RollAnswer } from '../roll-call.ts';

/** 点名的办公桌 — whoever looks for children who are missing is told what was signed, in the same transaction. */
export interface RollCallDesk extends Desk {
  readonly afterRollCall: (
    work: Work,
    actor: Actor,
    call: string,
    said: readonly { readonly student: string; readonly answer: RollAnswer }[],
  ) => Promise<void>;
}
