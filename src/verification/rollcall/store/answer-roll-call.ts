import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { concerns } from '../../campaign/campaign.ts';
import { runningCampaigns } from '../../campaign/store/campaigns.ts';
import { noteOf, objectionToAnswer, type RollAnswer, whichOf } from '../roll-call.ts';
import { boundAnswer, holdCall, listOf } from './call-rows.ts';

export type Answered =
  | { readonly is: 'saved'; readonly saved: number; readonly gone: readonly string[] }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

const SIGNED: Answered = {
  is: 'refused',
  objections: [{ code: 'signed', message: '这次核实已经签字，不能再改。有出入的请重新核实一次，以前的保留' }],
};

/** 开始核实 — the class's open call, or a new one; `undefined` where this person calls no roll, or there is no such class. */
export async function startRollCall(desk: Desk, actor: Actor, unit: UnitPath): Promise<string | undefined> {
  if (!can(actor, 'roll-call.run', unit)) return undefined;
  const { county } = actor;
  return desk.db.transaction().execute(async (work) => {
    if ((await unitsAt(work, county, [unit])).get(unit)?.kind !== 'class') return undefined;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`roll call ${county} ${unit}`}, 0))`.execute(work);
    const open = await work
      .selectFrom('roll_calls')
      .select('id')
      .where('county', '=', county)
      .where('unit', '=', unit)
      .where('signed_at', 'is', null)
      .executeTakeFirst();
    if (open !== undefined) return open.id;
    const campaign = (await runningCampaigns(work, county)).find((each) => concerns(each, unit));
    const [id, now] = [randomUUID(), desk.clock.now()];
    const row = { county, id, campaign: campaign?.id ?? null, unit, started_at: now, started_by: actor.person };
    await work.insertInto('roll_calls').values(row).execute();
    const deed = { action: 'roll-call.keep', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
    await audit(work, actor, { ...deed, detail: { deed: 'start' } }, now);
    return id;
  });
}

/** 登记核实结果 — one child or several; sent twice it is written once. Whoever is no longer on the list is named as gone. */
export async function saveAnswers(
  desk: Desk,
  actor: Actor,
  id: string,
  answers: ReadonlyMap<string, RollAnswer>,
): Promise<Answered> {
  return desk.db.transaction().execute(async (work) => {
    const call = await holdCall(work, actor, id);
    if (call === undefined) return { is: 'not-found' };
    if (call.signedAt !== undefined) return SIGNED;
    const listed = new Map((await listOf(work, actor.county, call.unit)).map((pupil) => [pupil.student, pupil]));
    const kept = new Map([...answers].filter(([student]) => listed.has(student)));
    const objections = [...kept].flatMap(([student, answer]): Objection[] => {
      const { name, status } = listed.get(student) ?? { name: '', status: '' };
      const objection = objectionToAnswer(answer, status);
      return objection === undefined
        ? []
        : [{ ...objection, message: `${name}：${objection.message}`, field: student }];
    });
    if (objections.length > 0) return { is: 'refused', objections };
    await write(desk, work, actor, id, kept);
    return { is: 'saved', saved: kept.size, gone: [...answers.keys()].filter((student) => !listed.has(student)) };
  });
}

async function write(
  { seal, clock }: Desk,
  work: Work,
  { county, person }: Actor,
  call: string,
  answers: ReadonlyMap<string, RollAnswer>,
): Promise<void> {
  if (answers.size === 0) return;
  const [now, said] = [clock.now(), [...answers]];
  const notes = said.map(([student, answer]) => {
    const note = noteOf(answer);
    return note === '' ? null : seal.close(note, boundAnswer(county, call, student));
  });
  await sql`
    insert into roll_call_answers (county, call, student, is_what, which, note, key_id, answered_at, answered_by)
    select ${county}, ${call}::uuid, student, is_what, which, note, ${seal.keyId}, ${now}, ${person}::uuid
    from unnest(
      ${said.map(([student]) => student)}::uuid[], ${said.map(([, answer]) => answer.is)}::text[],
      ${said.map(([, answer]) => whichOf(answer))}::text[], ${notes}::bytea[]
    ) as new (student, is_what, which, note)
    on conflict (county, call, student) do update set is_what = excluded.is_what, which = excluded.which,
      note = excluded.note, key_id = excluded.key_id, answered_at = excluded.answered_at,
      answered_by = excluded.answered_by`.execute(work);
}
