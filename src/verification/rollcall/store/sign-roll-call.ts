import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { dueOf } from '#src/findings/due.ts';
import { type PresenceMark, reportPresence } from '#src/findings/store/presence-marks.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { countsOf, objectionsToSigning, type RollCounts } from '../roll-call.ts';
import { answersOf, holdCall, listOf, type RollCall } from './call-rows.ts';
import type { RollCallDesk } from './roll-call-desk.ts';
import { type UnlistedRow, unlistedOf } from './unlisted-rows.ts';
import { whereIs } from './where-is.ts';

export type Signed =
  | { readonly is: 'signed'; readonly counts: RollCounts }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/**
 * 签字完成 — what was said of each child becomes what the rules ask about from now on, and the children on no list become tasks of
 * the schools they concern, all in one transaction.
 */
export async function signRollCall(desk: RollCallDesk, actor: Actor, id: string): Promise<Signed> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<Signed> => {
    await lockRegister(work, county);
    const call = await holdCall(work, actor, id);
    if (call === undefined) return { is: 'not-found' };
    if (call.signedAt !== undefined) return signedAlready(actor, call);
    const said = await answersOf(work, desk.seal, county, id);
    const list = (await listOf(work, county, call.unit)).map((pupil) => ({
      ...pupil,
      answer: said.get(pupil.student),
    }));
    const objections = objectionsToSigning(list);
    if (objections.length > 0) return { is: 'refused', objections };
    const basis = call.campaign ?? call.id;
    const marks = list.flatMap(({ student, answer }): PresenceMark[] =>
      answer === undefined ? [] : [{ student, said: answer, unit: call.unit, basis }],
    );
    const unlisted = await unlistedOf(work, desk.seal, actor, 'roll-call.run', { call: id, open: true });
    const elsewhere = await placeEach(desk, work, actor, call, unlisted);
    await reportPresence(desk, work, county, [...marks, ...elsewhere]);
    const counts = countsOf(list, unlisted.length);
    await keepSignature(desk, work, actor, id, counts);
    await recheck(desk, work, county, [...new Set([...marks, ...elsewhere].map(({ student }) => student))]);
    await desk.afterRollCall(
      work,
      actor,
      id,
      list.flatMap(({ student, answer }) => (answer === undefined ? [] : [{ student, answer }])),
    );
    return { is: 'signed', counts };
  });
}

/** What was sent twice over a poor line is signed once. */
function signedAlready(actor: Actor, { signedBy, signer, counts }: RollCall): Signed {
  if (signedBy === actor.person && counts !== undefined) return { is: 'signed', counts };
  return {
    is: 'refused',
    objections: [{ code: 'signed', message: `${signer ?? '别人'}已经签过字了，请刷新页面查看` }],
  };
}

async function keepSignature(desk: Desk, work: Work, actor: Actor, id: string, counts: RollCounts): Promise<void> {
  const now = desk.clock.now();
  const by = { signed_at: now, signed_by: actor.person, signer: actor.name, office: actor.office };
  await work
    .updateTable('roll_calls')
    .set({ ...by, counts: JSON.stringify(counts), revision: sql`revision + 1` })
    .where('county', '=', actor.county)
    .where('id', '=', id)
    .execute();
  const deed = { action: 'roll-call.keep', subjectKind: 'roll-call', subject: id } as const;
  await audit(work, actor, { ...deed, detail: { deed: 'sign', ...counts } }, now);
}

/** Where the record of each child on no list is now, written down as the school's task; and what is to be said of those at other schools. */
async function placeEach(
  desk: Desk,
  work: Work,
  { county }: Actor,
  call: RollCall,
  unlisted: readonly UnlistedRow[],
): Promise<readonly PresenceMark[]> {
  if (unlisted.length === 0) return [];
  const marks = new Map<string, PresenceMark>();
  const { calendar } = await calendarOf(work, county);
  const due_on = dueOf('error', desk.clock.today(), calendar) ?? null;
  for (const row of unlisted) {
    const { place, student, isSure } = await whereIs(desk, work, county, row.child, row.school);
    await work
      .updateTable('unlisted_children')
      .set({ place, student: student ?? null, is_sure: isSure, revision: sql`revision + 1` })
      .set({ tasked_at: desk.clock.now(), due_on })
      .where('county', '=', county)
      .where('id', '=', row.id)
      .execute();
    if (place === 'county' && student !== undefined) {
      marks.set(student, { student, unit: call.unit, said: { is: 'elsewhere', isSure }, basis: row.id });
    }
  }
  return [...marks.values()];
}
