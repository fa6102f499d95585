import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type OutcomeDraft, objectionsToOutcome } from '../closing.ts';
import { isSeatedLongEnough } from '../dropout-clock.ts';
import { OUTCOMES } from '../outcomes.ts';
import { type DeedOutcome, doDeed } from './do-deed.ts';
import { dropoutSettingsOf, schoolCalendarOf } from './dropout-settings.ts';
import { sealAccount } from './sealed-dropout.ts';
import { tellOfDropout } from './tell-of-dropout.ts';

/** 登记结果 — by the school, or by the joint group of the township for what was reported to it. The register is changed by its procedure only. */
export function conclude(
  desk: Desk,
  actor: Actor,
  id: string,
  seen: number | undefined,
  draft: OutcomeDraft,
): Promise<DeedOutcome> {
  const deed = actor.office === 'township' ? 'joint-outcome' : 'conclude';
  return doDeed(desk, actor, id, deed, seen, async (work, held) => {
    const objections = objectionsToOutcome(draft, { ...held, today: desk.clock.today() });
    if (objections.length > 0) return { objections };
    const account = sealAccount(desk.seal, held.county, id, { ...held.account, outcome: draft.words.trim() });
    await tellOfDropout(work, { county: held.county, id, event: 'dropout-outcome', by: actor.person }, desk.clock);
    return {
      set: {
        ...{ outcome: draft.outcome, outcome_on: draft.day, seated_on: null },
        ...{ sealed: account, key_id: desk.seal.keyId },
      },
      words: draft.words,
      detail: { verdict: OUTCOMES[draft.outcome].title, day: draft.day },
    };
  });
}

/** 确认连续在班 — of a child who came back, once so many school days have passed. */
export function confirmSeated(desk: Desk, actor: Actor, id: string, seen: number): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'seat', seen, async (work, { county, outcome, outcomeOn, seatedOn }) => {
    const today = desk.clock.today();
    if (outcome !== 'returned' || outcomeOn === undefined) {
      return { objections: [{ code: 'outcome', message: '结果不是“返校”，不用确认在班' }] };
    }
    if (seatedOn !== undefined) return { objections: [{ code: 'seated', message: `${seatedOn} 已经确认过了` }] };
    const settings = await dropoutSettingsOf(work, county);
    const isEnough = isSeatedLongEnough(outcomeOn, today, settings, await schoolCalendarOf(work, county));
    if (isEnough !== true) {
      const message = `${outcomeOn} 返校，还没有满 ${settings.seated} 个上课日，请满后再确认`;
      return { objections: [{ code: 'early', message }] };
    }
    await tellOfDropout(work, { county, id, event: 'dropout-closable', by: actor.person }, desk.clock);
    return { set: { seated_on: today }, detail: { day: today } };
  });
}

/** 结果不成立 — the child is away again, or the procedure came to nothing: the family is persuaded on, or the township goes on. */
export function loseOutcome(desk: Desk, actor: Actor, id: string, seen: number, reason: string): Promise<DeedOutcome> {
  return doDeed(desk, actor, id, 'lose', seen, async (work, { county, outcome }) => {
    await tellOfDropout(work, { county, id, event: 'dropout-lost', by: actor.person }, desk.clock);
    return {
      set: { outcome: null, outcome_on: null, seated_on: null },
      words: `${outcome === undefined ? '' : `${OUTCOMES[outcome].title}：`}${reason}`,
    };
  });
}
