import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { procedureOf } from '#src/procedures/index.ts';
import { groundOf, objectionsToClosing } from '../closing.ts';
import { carriedOut } from './carried-out.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';
import { tellOfDropout } from './tell-of-dropout.ts';

/** 确认销号 — by the county, once the proof of the outcome is there; its ground is written from that proof. */
export function closeDropout(desk: Desk, actor: Actor, id: string, seen: number, words: string): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'close', seen, async (work, held) => {
    const carried = await carriedOut(work, held);
    const objections = objectionsToClosing(held, carried);
    if (objections.length > 0) return { objections };
    const ground = groundOf(held, carried, (procedure) => procedureOf(procedure)?.title ?? procedure);
    await tellOfDropout(work, { county: held.county, id, event: 'dropout-closed', by: actor.person }, desk.clock);
    return {
      set: { ground, closed_at: desk.clock.now(), closed_by: actor.person },
      words: words.trim() === '' ? ground : `${ground}。${words.trim()}`,
      detail: { verdict: ground },
    };
  });
}

/** 重新列入 — a case that was closed too early is opened again, unless the child has another one by now. */
export function reopenDropout(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number,
  reason: string,
): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'reopen', seen, async (work, held) => {
    const { county, student, child } = held;
    const other = await work
      .selectFrom('dropout_cases')
      .select('id')
      .where('county', '=', county)
      .where(student === undefined ? 'child' : 'student', '=', student ?? child ?? '')
      .where('closed_at', 'is', null)
      .executeTakeFirst();
    if (other !== undefined) {
      return { objections: [{ code: 'open', message: '这名儿童已有一件没有销号的，请在那一件里办理' }] };
    }
    await tellOfDropout(work, { county, id, event: 'dropout-reopened', by: actor.person }, desk.clock);
    const nothing = {
      ground: null,
      closed_at: null,
      closed_by: null,
      outcome: null,
      outcome_on: null,
      seated_on: null,
    };
    return { set: nothing, words: reason };
  });
}
