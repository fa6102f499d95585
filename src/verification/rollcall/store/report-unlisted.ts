import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { personOf } from '#src/registry/person-of.ts';
import type { Cells } from '#src/registry/record.ts';
import { objectionsToUnlisted, type RecordPlace, type UnlistedChild } from '../unlisted.ts';
import { holdCall, type RollCall } from './call-rows.ts';
import { rowOf, sealChild, unlistedOf } from './unlisted-rows.ts';
import { whereIs } from './where-is.ts';

export type Reported =
  | { readonly is: 'done'; readonly place: RecordPlace }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** A class has a few such children, those put down by mistake included; whoever enters a hundred looks for somebody. */
const MOST_OF_A_CALL = 30;

/**
 * 登记在班但不在名单的学生 — looked up in the register at once. `id` comes from the phone, so that what is sent twice is written
 * once. Which school it is the answer does not say.
 */
export async function reportUnlisted(
  desk: Desk,
  actor: Actor,
  callId: string,
  id: string,
  child: UnlistedChild,
): Promise<Reported> {
  const objections = objectionsToUnlisted(child);
  if (objections.length > 0) return { is: 'refused', objections };
  return desk.db.transaction().execute(async (work): Promise<Reported> => {
    const call = await holdCall(work, actor, callId);
    if (call === undefined) return { is: 'not-found' };
    const known = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { call: callId });
    const same = known.find((row) => row.id === id);
    if (same !== undefined) return { is: 'done', place: same.place };
    if (call.signedAt !== undefined) return no('signed', '这次核实已经签字，请重新核实一次再登记');
    if (known.length >= MOST_OF_A_CALL)
      return no('too-many', `一个班最多登记 ${MOST_OF_A_CALL} 名，请与学籍管理员核对名单`);
    return write(desk, work, actor, call, id, child);
  });
}

async function write(
  desk: Desk,
  work: Work,
  actor: Actor,
  call: RollCall,
  id: string,
  child: UnlistedChild,
): Promise<Reported> {
  const { county, person } = actor;
  const now = desk.clock.now();
  const school = schoolOfClass(call.unit);
  const found = await whereIs(desk, work, county, child, school);
  if (found.unit === call.unit) {
    return no('listed', '这名学生就在本班名单上，请在名单里点选“在班”', 'name');
  }
  const digests = digestsOf(desk.seal, { ...child, idNumber: child.number });
  if (await isTaskAlready(work, county, call.unit, digests)) {
    return no('known', '这名学生以前登记过，学校还在办理，不必再登记', 'name');
  }
  const inserted = await work
    .insertInto('unlisted_children')
    .values({
      ...{ county, id, call: call.id, unit: call.unit, school },
      ...{ sealed: sealChild(desk.seal, county, id, child), key_id: desk.seal.keyId },
      ...digests,
      ...{ place: found.place, student: found.student ?? null, is_sure: found.isSure },
      ...{ reported_at: now, reported_by: person },
    })
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  if (inserted.numInsertedOrUpdatedRows === 0n) return { is: 'not-found' };
  const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: call.unit, subjectUnit: call.unit } as const;
  await audit(work, actor, { ...deed, detail: { deed: 'unlisted', place: found.place } }, now);
  return { is: 'done', place: found.place };
}

/** Put down on an earlier roll of the class, and not settled yet. */
async function isTaskAlready(
  work: Work,
  county: string,
  unit: UnitPath,
  { person_digest, number_digest }: ReturnType<typeof digestsOf>,
): Promise<boolean> {
  const { rows } = await sql<{ known: boolean }>`
    select exists (select from unlisted_children where county = ${county} and unit = ${unit} and closed_at is null
      and tasked_at is not null
      and (person_digest = ${person_digest} or number_digest = ${number_digest})) as known`.execute(work);
  return rows[0]?.known === true;
}

/** Under which a record is known again that was made or came for this child. */
export function digestsOf(seal: Seal, cells: Cells) {
  const person = personOf(cells);
  const whole = wholeNumber(cells.idNumber ?? '');
  return {
    person_digest: person === undefined ? null : seal.digest('unlisted', person),
    number_digest: whole === undefined ? null : seal.digest('identity', whole),
  };
}

/** 登记有误 — taken off again before the roll is signed; it still counts among those looked up. Twice is once. */
export async function takeBackUnlisted(desk: Desk, actor: Actor, callId: string, id: string): Promise<Reported> {
  const { county, person } = actor;
  return desk.db.transaction().execute(async (work): Promise<Reported> => {
    const call = await holdCall(work, actor, callId);
    const kept =
      call &&
      (await work
        .selectFrom('unlisted_children')
        .selectAll()
        .where('county', '=', county)
        .where('call', '=', callId)
        .where('id', '=', id)
        .executeTakeFirst());
    if (call === undefined || kept === undefined) return { is: 'not-found' };
    const row = rowOf(desk.seal, kept);
    if (row.outcome === 'withdrawn') return { is: 'done', place: row.place };
    if (call.signedAt !== undefined) return no('signed', '这次核实已经签字。登记错了的，请写明情况了结');
    const now = desk.clock.now();
    await work
      .updateTable('unlisted_children')
      .set(({ eb }) => ({ revision: eb('revision', '+', 1) }))
      .set({ outcome: 'withdrawn', closed_at: now, closed_by: person })
      .where('county', '=', county)
      .where('id', '=', id)
      .execute();
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: call.unit, subjectUnit: call.unit } as const;
    await audit(work, actor, { ...deed, detail: { deed: 'unlisted-removed' } }, now);
    return { is: 'done', place: row.place };
  });
}

function no(code: string, message: string, field?: string): Reported {
  return { is: 'refused', objections: [{ code, message, ...(field !== undefined && { field }) }] };
}
