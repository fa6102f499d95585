import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';
import { tellOfDropout } from './tell-of-dropout.ts';

/** 接收书面报告 — by the township; from then on its joint group has so many working days. */
export function receiveReport(desk: Desk, actor: Actor, id: string): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'receive', undefined, async (work, { county }) => {
    await tellOfDropout(work, { county, id, event: 'dropout-received', by: actor.person }, desk.clock);
    return { set: { received_at: desk.clock.now(), received_by: actor.person } };
  });
}
