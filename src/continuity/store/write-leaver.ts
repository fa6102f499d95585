import { sql, type Updateable } from 'kysely';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { LeaversTable } from '#src/platform/database/schema/continuity.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { fits, type LeaverDeed, stateAfter } from '../deeds.ts';
import { isOpen, type LeaverState } from '../leaver.ts';
import { type Leaver, type LeaverDetail, sealDetail } from './leaver-rows.ts';

/** What a deed writes beside the state. */
export interface Written {
  /** Absent for what the register, the letters and the clock do. */
  readonly by?: Pick<Actor, 'person' | 'office'> | undefined;
  readonly words?: string | undefined;
  readonly set?: Updateable<LeaversTable> | undefined;
  readonly detail?: LeaverDetail | undefined;
}

/**
 * 办一步 — the only place where a leaver's state is written: the state after the deed, a line of the course, one revision more. Answers
 * the state; `undefined` where the deed does not fit it, and then nothing is written.
 */
export async function write(
  desk: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  leaver: Leaver,
  deed: LeaverDeed,
  { by, words = '', set = {}, detail }: Written = {},
): Promise<LeaverState | undefined> {
  if (!fits(deed, leaver.state)) return undefined;
  const { seal, clock } = desk;
  const { county, id } = leaver;
  const state = stateAfter(deed, leaver.state);
  const [now, revision] = [clock.now(), leaver.revision + 1];
  const settles = isOpen(state) ? OPEN_AGAIN : { asked: null, asked_ground: null };
  await work
    .updateTable('leavers')
    .set({
      ...(isOpen(state) === isOpen(leaver.state)
        ? {}
        : { ...settles, closed_on: isOpen(state) ? null : clock.today() }),
      ...set,
      ...(detail && { sealed: sealDetail(seal, county, id, { ...leaver.detail, ...detail }), key_id: seal.keyId }),
      state,
      changed_at: now,
      revision,
    })
    .where('county', '=', county)
    .where('id', '=', id)
    .execute();
  await work
    .insertInto('leaver_events')
    .values({
      ...{ county, leaver: id, revision, deed, state, at: now },
      ...{ by_person: by?.person ?? null, office: by?.office ?? null },
      ...{ sealed: sealWords(seal, county, id, revision, words), key_id: seal.keyId },
    })
    .execute();
  if (!isOpen(state)) await answerMatches(work, leaver, now);
  return state;
}

const OPEN_AGAIN = { ground: null, taken_unit: null, taken_student: null };

/** Taken in, and by which record. */
export interface TakenIn {
  readonly leaver: Pick<Leaver, 'id' | 'state' | 'revision'>;
  readonly unit: string;
  readonly student: string;
}

/** The same for thousands at once, as a comparing of the whole county finds them. Answers how many. */
export async function takeInMany(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  county: string,
  found: readonly TakenIn[],
): Promise<number> {
  const rows = found.filter(({ leaver }) => fits('take-here', leaver.state));
  if (rows.length === 0) return 0;
  const ids = rows.map(({ leaver }) => leaver.id);
  const revisions = rows.map(({ leaver }) => leaver.revision + 1);
  const [now, state] = [clock.now(), stateAfter('take-here', 'waiting')];
  await sql`
    update leavers set state = ${state}, closed_on = ${clock.today()}::date, asked = null, asked_ground = null,
      taken_unit = told.unit, taken_student = told.student, changed_at = ${now}, revision = told.revision
    from unnest(${ids}::uuid[], ${rows.map(({ unit }) => unit)}::text[],
      ${rows.map(({ student }) => student)}::uuid[], ${revisions}::integer[]) as told (id, unit, student, revision)
    where leavers.county = ${county} and leavers.id = told.id`.execute(work);
  const sealed = rows.map(({ leaver }) => sealWords(seal, county, leaver.id, leaver.revision + 1, ''));
  await sql`
    insert into leaver_events (county, leaver, revision, deed, state, at, sealed, key_id)
    select ${county}, leaver, revision, 'take-here', ${state}, ${now}, sealed, ${seal.keyId}
    from unnest(${ids}::uuid[], ${revisions}::integer[], ${sealed}::bytea[]) as event (leaver, revision, sealed)`.execute(
    work,
  );
  await sql`
    update leaver_matches set answer = 'other', answered_at = ${now}
    where county = ${county} and leaver = any(${ids}::uuid[]) and answer is null`.execute(work);
  return rows.length;
}

/** Who has been found need not be looked for among others. */
async function answerMatches(work: Work, { county, id }: Leaver, now: Date): Promise<void> {
  await sql`
    update leaver_matches set answer = 'other', answered_at = ${now}
    where county = ${county} and leaver = ${id}::uuid and answer is null`.execute(work);
}

export function sealWords(seal: Seal, county: string, leaver: string, revision: number, words: string): Buffer {
  return seal.close(words, `leaver_events|${county}|${leaver}|${revision}`);
}

export function openWords(seal: Seal, county: string, leaver: string, revision: number, sealed: Uint8Array): string {
  return seal.open(sealed, `leaver_events|${county}|${leaver}|${revision}`).toString('utf8');
}
