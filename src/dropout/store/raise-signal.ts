import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { isCompulsory } from '../compulsory.ts';
import { NOTHING_KNOWN } from '../dropout-case.ts';
import { SIGNALS, type Signal } from '../signal.ts';
import { placeOfSignal, sealAccount, sealWords } from './sealed-dropout.ts';
import { tellOfDropout } from './tell-of-dropout.ts';
import { writeEvent } from './write-event.ts';

/**
 * `beyond`: past compulsory schooling, where the county's dropout control does not reach.
 * `opened`: a case was opened with it. `gathered`: it lies in the case that was open. `known`: it had been raised before, and its days
 * are brought up to date. `no-record`: the county has no such record, or it has ended.
 */
export type Raised =
  | { readonly is: 'opened' | 'gathered' | 'known'; readonly id: string }
  | { readonly is: 'no-record' | 'beyond' };

type SignalDesk = Pick<Desk, 'seal' | 'clock'>;

/**
 * 疑似辍学线索 — for every folder that notices a child missing, in the transaction in which it was noticed. One open case a child, in
 * which all signals of that child gather; whoever is to look is told at once. Raising the same signal twice is raising it once.
 */
export async function raiseSignal(desk: SignalDesk, work: Work, signal: Signal, by?: Actor): Promise<Raised> {
  const { county, child } = signal;
  const key = 'student' in child ? child.student : child.unrecorded.id;
  await sql`select pg_advisory_xact_lock(hashtextextended(${`dropout:${county}`}, 0))`.execute(work);
  const basis = `${key}|${signal.basis}`;
  const before = await knownAs(work, signal, basis);
  if (before !== undefined) {
    await bringUpToDate(work, signal, before);
    return { is: 'known', id: before.dropout_case };
  }
  const unit = await unitOf(work, signal);
  if (unit === undefined) return { is: 'no-record' };
  if (!isCompulsory(unit)) return { is: 'beyond' };
  const open = await openCaseOf(work, county, key);
  const id = open ?? (await openCase(desk, work, signal, unit));
  await keepSignal(desk, work, signal, { id, basis });
  if (open !== undefined) {
    await widenAbsence(work, signal, id);
    return { is: 'gathered', id };
  }
  const detail = { deed: '列入疑似辍学台账', kind: SIGNALS[signal.source] };
  await audit(
    work,
    by ?? { county },
    { action: 'dropout.keep', subjectKind: 'dropout', subject: id, subjectUnit: unit, detail },
    desk.clock.now(),
  );
  await tellOfDropout(work, { county, id, event: 'dropout-suspected', by: by?.person }, desk.clock);
  return { is: 'opened', id };
}

interface Known {
  readonly id: string;
  readonly dropout_case: string;
}

async function knownAs(work: Work, { county, source }: Signal, basis: string): Promise<Known | undefined> {
  return work
    .selectFrom('dropout_signals')
    .select(['id', 'dropout_case'])
    .where('county', '=', county)
    .where('source', '=', source)
    .where('basis', '=', basis)
    .executeTakeFirst();
}

/** An absence that goes on. */
async function bringUpToDate(work: Work, signal: Signal, { id, dropout_case }: Known): Promise<void> {
  await work
    .updateTable('dropout_signals')
    .set({ days: signal.absentDays ?? null, on_day: signal.day })
    .where('county', '=', signal.county)
    .where('id', '=', id)
    .execute();
  await widenAbsence(work, signal, dropout_case);
}

/** The first day of all that were said, and the most days. */
async function widenAbsence(work: Work, { county, firstAbsentOn, absentDays }: Signal, id: string): Promise<void> {
  await sql`
    update dropout_cases set first_absent_on = least(first_absent_on, ${firstAbsentOn ?? null}::date),
      absent_days = greatest(absent_days, ${absentDays ?? null}::integer)
    where county = ${county} and id = ${id}::uuid and closed_at is null`.execute(work);
}

/** Where the child belongs now; `undefined` when there is nobody to look for. */
async function unitOf(work: Work, { county, child }: Signal): Promise<UnitPath | undefined> {
  if ('unrecorded' in child) return child.unrecorded.unit;
  const { rows } = await sql<{ unit: UnitPath }>`
    select unit from students where county = ${county} and id = ${child.student}::uuid and withdrawn_at is null
    for share`.execute(work);
  return rows[0]?.unit;
}

async function openCaseOf(work: Work, county: string, key: string): Promise<string | undefined> {
  const { rows } = await sql<{ id: string }>`
    select id from dropout_cases where county = ${county} and (student = ${key}::uuid or child = ${key}::uuid)
      and closed_at is null`.execute(work);
  return rows[0]?.id;
}

async function openCase(
  desk: SignalDesk,
  work: Work,
  { county, child, firstAbsentOn, absentDays, day }: Signal,
  unit: UnitPath,
): Promise<string> {
  const id = randomUUID();
  const now = desk.clock.now();
  const year = Number(desk.clock.today().slice(0, 4));
  const { rows } = await sql<{ number: number }>`
    select coalesce(max(number), 0) + 1 as number from dropout_cases
    where county = ${county} and year = ${year}`.execute(work);
  const unrecorded = 'unrecorded' in child ? child.unrecorded : undefined;
  const account = sealAccount(desk.seal, county, id, { ...NOTHING_KNOWN, child: unrecorded });
  await work
    .insertInto('dropout_cases')
    .values({
      ...{ county, id, year, number: rows[0]?.number ?? 1, unit, state: 'suspected' },
      ...{ student: 'student' in child ? child.student : null, child: unrecorded?.id ?? null },
      ...{ first_absent_on: firstAbsentOn ?? null, absent_days: absentDays ?? null, found_on: day },
      ...{ sealed: account, key_id: desk.seal.keyId, opened_at: now, state_at: now },
    })
    .execute();
  await writeEvent(desk, work, { county, id, revision: 1, deed: 'open', state: 'suspected' });
  return id;
}

async function keepSignal(
  { seal, clock }: SignalDesk,
  work: Work,
  { county, source, day, firstAbsentOn, absentDays, words }: Signal,
  { id: dropout_case, basis }: { readonly id: string; readonly basis: string },
): Promise<void> {
  const id = randomUUID();
  const sealed = sealWords(seal, placeOfSignal(county, id), words);
  await work
    .insertInto('dropout_signals')
    .values({
      ...{ county, id, dropout_case, source, basis, on_day: day },
      ...{ first_absent_on: firstAbsentOn ?? null, days: absentDays ?? null },
      ...{ sealed, key_id: sealed === null ? null : seal.keyId, raised_at: clock.now() },
    })
    .execute();
}
