import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { withSameName, withSameNumber } from '#src/cases/store/namesakes.ts';
import { type PresenceMark, reportPresence } from '#src/findings/store/presence-marks.ts';
import { recheck } from '#src/findings/store/recheck.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { lockRegister } from '#src/registry/store/register-lock.ts';
import { countsOf, objectionsToSigning, type RollCounts } from '../roll-call.ts';
import type { RecordPlace } from '../unlisted.ts';
import { answersOf, holdCall, listOf, type RollCall } from './call-rows.ts';
import { type UnlistedRow, unlistedOf } from './unlisted-rows.ts';

export type Signed =
  | { readonly is: 'signed'; readonly counts: RollCounts }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/**
 * 签字完成 — what was said of each child becomes what the rules ask about from now on, and the children on no list become tasks of
 * the schools they concern, all in one transaction.
 */
export async function signRollCall(desk: Desk, actor: Actor, id: string): Promise<Signed> {
  const { county } = actor;
  return desk.db.transaction().execute(async (work): Promise<Signed> => {
    await lockRegister(work, county);
    const call = await holdCall(work, actor, id);
    if (call === undefined) return { is: 'not-found' };
    if (call.signedAt !== undefined)
      return { is: 'refused', objections: [{ code: 'signed', message: '已经签过字了' }] };
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
    return { is: 'signed', counts };
  });
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

/** Where the record of each child on no list is, written down; and what is to be said of those at other schools. */
async function placeEach(
  desk: Desk,
  work: Work,
  actor: Actor,
  call: RollCall,
  unlisted: readonly UnlistedRow[],
): Promise<readonly PresenceMark[]> {
  const marks = new Map<string, PresenceMark>();
  for (const row of unlisted) {
    const { place, student, isSure } = await whereIs(desk, work, actor, row);
    await work
      .updateTable('unlisted_children')
      .set({ place, student: student ?? null, is_sure: isSure, revision: sql`revision + 1` })
      .where('county', '=', actor.county)
      .where('id', '=', row.id)
      .execute();
    if (place === 'county' && student !== undefined) {
      marks.set(student, { student, unit: call.unit, said: { is: 'elsewhere', isSure }, basis: row.id });
    }
  }
  return [...marks.values()];
}

interface Whereabouts {
  readonly place: RecordPlace;
  readonly student?: string;
  readonly isSure: boolean;
}

/** By the whole number first; else by name, sex and birth date, if exactly one in the county has them. */
async function whereIs(
  desk: Desk,
  work: Work,
  { county }: Actor,
  { child, school }: UnlistedRow,
): Promise<Whereabouts> {
  const { name, sex, birthDate, number } = child;
  const sought = [{ key: 0, cells: { name, sex, birthDate, idNumber: number }, except: [] }];
  const [ofNumber] = (await withSameNumber(desk, work, county, sought)).get(0) ?? [];
  const ofPerson = (await withSameName(desk, work, county, sought)).get(0) ?? [];
  const found = ofNumber ?? (ofPerson.length === 1 ? ofPerson[0] : undefined);
  if (found === undefined) return { place: 'nowhere', isSure: false };
  if (!isWithin(found.unit, `/${county.slice(0, 2)}/${county.slice(0, 4)}/${county}`))
    return { place: 'beyond', isSure: true };
  const isSure = ofNumber !== undefined && (await isCalled(desk, work, county, found.student, name));
  return { place: isWithin(found.unit, school) ? 'school' : 'county', student: found.student, isSure };
}

async function isCalled({ seal }: Desk, work: Work, county: string, student: string, name: string): Promise<boolean> {
  const [record] = await openRecords(work, seal, county, [student]);
  return normalizeName(record?.cells.name ?? '') === normalizeName(name);
}
