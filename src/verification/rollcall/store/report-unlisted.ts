import { audit } from '#src/audit/store/audit.ts';
import { personOf } from '#src/cases/store/namesakes.ts';
import { refusalOfExplanation } from '#src/findings/explanation.ts';
import { withdrawElsewhere } from '#src/findings/store/presence-marks.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { objectionsToUnlisted, type UnlistedChild } from '../unlisted.ts';
import { holdCall } from './call-rows.ts';
import { sealChild, unlistedOf } from './unlisted-rows.ts';

export type Reported =
  | { readonly is: 'done' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** A class has a few such children; whoever enters a hundred looks for somebody. */
const MOST_OF_A_CALL = 30;

/** 登记在班但不在名单的学生 — `id` comes from the phone, so that what is sent twice is written once. Nobody is told yet whose record it is. */
export async function reportUnlisted(
  desk: Desk,
  actor: Actor,
  callId: string,
  id: string,
  child: UnlistedChild,
): Promise<Reported> {
  const objections = objectionsToUnlisted(child);
  if (objections.length > 0) return { is: 'refused', objections };
  const { county, person } = actor;
  return desk.db.transaction().execute(async (work): Promise<Reported> => {
    const call = await holdCall(work, actor, callId);
    if (call === undefined) return { is: 'not-found' };
    if (call.signedAt !== undefined) return no('signed', '这次核实已经签字，请重新核实一次再登记');
    const known = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { call: callId });
    if (known.some((row) => row.id === id)) return { is: 'done' };
    if (known.length >= MOST_OF_A_CALL)
      return no('too-many', `一个班最多登记 ${MOST_OF_A_CALL} 名，请与学籍管理员核对名单`);
    const now = desk.clock.now();
    const where = { unit: call.unit, school: schoolOfClass(call.unit) };
    const { sealed, key_id } = { sealed: sealChild(desk.seal, county, id, child), key_id: desk.seal.keyId };
    const by = { reported_at: now, reported_by: person };
    const inserted = await work
      .insertInto('unlisted_children')
      .values({ county, id, call: callId, ...where, sealed, key_id, ...digestsOf(desk.seal, child), ...by })
      .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
      .executeTakeFirst();
    if (inserted.numInsertedOrUpdatedRows === 0n) return { is: 'not-found' };
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: call.unit, subjectUnit: call.unit } as const;
    await audit(work, actor, { ...deed, detail: { deed: 'unlisted' } }, now);
    return { is: 'done' };
  });
}

/** Under which a record is known again that was made or came for this child. */
export function digestsOf(seal: Seal, { name, sex, birthDate, number }: UnlistedChild) {
  const person = personOf({ name, sex, birthDate });
  const whole = wholeNumber(number);
  return {
    person_digest: person === undefined ? null : seal.digest('unlisted', person),
    number_digest: whole === undefined ? null : seal.digest('identity', whole),
  };
}

/** 了结 — put down by mistake, or with a reason why nothing is to be done. Before the roll is signed the line simply goes. */
export async function closeUnlisted(
  desk: Desk,
  actor: Actor,
  id: string,
  how: 'explained' | 'withdrawn',
  words: string,
): Promise<Reported> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<Reported> => {
    await lockRegister(work, county);
    const [row] = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { id });
    if (row === undefined) return { is: 'not-found' };
    const now = desk.clock.now();
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: row.unit, subjectUnit: row.unit } as const;
    if (row.place === undefined) {
      await work.deleteFrom('unlisted_children').where('county', '=', county).where('id', '=', id).execute();
      await audit(work, actor, { ...deed, detail: { deed: 'unlisted-removed' } }, now);
      return { is: 'done' };
    }
    if (row.closedAt !== undefined) return no('closed', '这一条已经了结');
    const refusal = refusalOfExplanation('query', 'explained', words);
    if (refusal !== undefined) return no(refusal.code, refusal.message, 'words');
    await work
      .updateTable('unlisted_children')
      .set({ outcome: how, explanation: words.trim(), closed_at: now, closed_by: actor.person })
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
    await audit(work, actor, { ...deed, reason: words.trim(), detail: { deed: how } }, now);
    if (row.student !== undefined && row.place === 'county') {
      await withdrawElsewhere(work, county, [row.student]);
      await recheck(desk, work, county, [row.student]);
    }
    return { is: 'done' };
  });
}

function no(code: string, message: string, field?: string): Reported {
  return { is: 'refused', objections: [{ code, message, ...(field !== undefined && { field }) }] };
}
