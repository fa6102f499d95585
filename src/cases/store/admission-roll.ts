import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import type { CaseDesk } from './case-desk.ts';
import { type HeldRecord, recordsHeld } from './case-pupils.ts';
import type { Known } from './look-up-pupil.ts';

/** One child of an admission roll, and the class in which it is put. */
export interface RollLine extends Known {
  readonly className?: string | undefined;
}

/** A line, and the record it names: the only one of this county that carries both the name and the number. */
export interface ReadLine {
  readonly line: RollLine;
  readonly record: HeldRecord | undefined;
}

/** In an hour one person looks up no more: the largest school takes in a few hundred. */
const MOST_AN_HOUR = 3000;
const HOUR = 3_600_000;

/**
 * 录取名册 — finds the records of children on other schools' rolls, each by name and whole number together, as `lookUpPupil` finds
 * one. Written down with how many were asked for and found; the numbers never.
 */
export async function readRoll(
  { seal, clock }: CaseDesk,
  work: Work,
  actor: Actor,
  lines: readonly RollLine[],
): Promise<readonly ReadLine[] | { readonly objections: readonly Objection[] }> {
  if ((await askedLately(work, actor, clock.now())) + lines.length > MOST_AN_HOUR) return { objections: [TOO_MANY] };
  const wanted = lines.flatMap(({ number }, at) => {
    const whole = wholeNumber(number);
    return whole === undefined ? [] : KINDS.map((kind) => ({ at, kind, digest: seal.digest(kind, whole) }));
  });
  const { rows } = await sql<{ at: number; student: string }>`
    select distinct wanted.at, number_index.student from number_index
    join unnest(
      ${wanted.map(({ at }) => at)}::integer[], ${wanted.map(({ kind }) => kind)}::text[],
      ${wanted.map(({ digest }) => digest)}::bytea[]
    ) as wanted (at, kind, digest) on number_index.kind = wanted.kind and number_index.digest = wanted.digest
    where number_index.county = ${actor.county}`.execute(work);
  const records = await recordsHeld(
    work,
    seal,
    actor.county,
    rows.map(({ student }) => student),
  );
  const read = lines.map((line, at) => {
    const carriers = rows.flatMap((row) => (row.at === at ? (records.get(row.student) ?? []) : []));
    const name = normalizeName(line.name);
    const named = carriers.filter(({ cells, isDeleted }) => !isDeleted && normalizeName(cells.name ?? '') === name);
    return { line, record: named.length === 1 ? named[0] : undefined };
  });
  const found = read.filter(({ record }) => record !== undefined).length;
  const deed = { action: 'case.roll', subjectKind: 'county', subject: actor.county } as const;
  await audit(work, actor, { ...deed, detail: { asked: lines.length, found } }, clock.now());
  return read;
}

const KINDS = ['identity', 'national'] as const;

const TOO_MANY: Objection = { code: 'too-many', message: '一小时内按名册查找的学生太多，请稍后再查' };

/** Under a lock, so that rolls sent at once are counted one after the other. */
async function askedLately(work: Work, { county, person }: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`look up ${person}`}, 0))`.execute(work);
  const { rows } = await sql<{ asked: number }>`
    select coalesce(sum((detail ->> 'asked')::integer), 0)::integer as asked from audit_events
    where county = ${county} and person = ${person}::uuid and action = 'case.roll'
      and at > ${new Date(now.getTime() - HOUR)}`.execute(work);
  return rows[0]?.asked ?? 0;
}
