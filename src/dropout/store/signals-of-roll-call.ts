import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { RollCallDesk } from '#src/verification/rollcall/store/roll-call-desk.ts';
import { suspicionIn } from '../roll-call-signal.ts';
import { raiseSignal } from './raise-signal.ts';

type Said = Parameters<RollCallDesk['afterRollCall']>[3];

/** 逐班核实签字 — whoever is missing is suspected in the same transaction, so that a signed roll never knows more than the ledger. */
export async function signalsOfRollCall(
  desk: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  actor: Actor,
  call: string,
  said: Said,
): Promise<void> {
  for (const { student, answer } of said) {
    const words = suspicionIn(answer);
    if (words === undefined) continue;
    const on = { county: actor.county, child: { student }, source: 'roll-call', basis: call } as const;
    await raiseSignal(desk, work, { ...on, day: desk.clock.today(), words }, actor);
  }
}
