import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { isWithin } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { labelOf } from '#src/registry/codes.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { openColumnsOf } from '#src/registry/open-columns.ts';
import { normalizeName } from '#src/registry/personal-name.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { Procedure } from '#src/workflow/procedure.ts';
import type { CaseDesk } from './case-desk.ts';
import { type HeldRecord, recordsHeld } from './case-pupils.ts';

/** 姓名 and one whole number, 学籍号 or identity number: whoever knows both is told where the child is. */
export interface Known {
  readonly name: string;
  readonly number: string;
}

/** What a school is told of a child on another school's roll, and no more. */
export interface FoundPupil {
  readonly name: string;
  readonly school: string;
  readonly class: string;
  readonly status: string;
}

/** In an hour one person looks up no more: a transfer needs one. */
const MOST_AN_HOUR = 60;
const HOUR = 3_600_000;

/**
 * 查找外校学生 — the one record of this county that carries the name and the number; for a restoration one of the own school
 * that was deleted. Written down whether found or not, the number never.
 */
export async function lookUpPupil(
  { seal, clock }: CaseDesk,
  work: Work,
  actor: Actor,
  { about }: Procedure,
  { name, number }: Known,
): Promise<HeldRecord | undefined | 'too-many'> {
  if ((await lookedUpLately(work, actor, clock.now())) >= MOST_AN_HOUR) return 'too-many';
  const whole = wholeNumber(number);
  const ids =
    whole === undefined
      ? []
      : await carriers(work, actor.county, [
          { kind: 'identity', digest: seal.digest('identity', whole) },
          { kind: 'national', digest: seal.digest('national', whole) },
        ]);
  const wanted = normalizeName(name);
  const records = [...(await recordsHeld(work, seal, actor.county, ids)).values()];
  const [found] = records.filter(
    ({ cells, isDeleted, unit }) =>
      normalizeName(cells.name ?? '') === wanted &&
      isDeleted === (about === 'deleted-record') &&
      (!isDeleted || isWithin(unit, actor.unit)),
  );
  const subject = found
    ? { subjectKind: 'student' as const, subject: found.id, subjectUnit: found.unit }
    : nobody(actor);
  await audit(work, actor, { action: 'case.look-up', ...subject, detail: { found: found !== undefined } }, clock.now());
  return found;
}

/** The same in words, for the screen. */
export async function foundInWords(
  { clock }: CaseDesk,
  db: Database | Work,
  county: string,
  records: readonly HeldRecord[],
): Promise<readonly FoundPupil[]> {
  const paths = records.map(({ unit }) => unit);
  const placeOf = await placesOf(db, county, paths, clock.today());
  return records.map(({ cells, unit }) => {
    const place = placeOf(unit);
    const { name, status } = openColumnsOf(cells, clock.today());
    return { name, school: place.school, class: place.class, status: labelOf('recordStatus', status) };
  });
}

function nobody({ county }: Actor) {
  return { subjectKind: 'county', subject: county } as const;
}

async function carriers(
  work: Work,
  county: string,
  wanted: readonly { readonly kind: string; readonly digest: Buffer }[],
): Promise<readonly string[]> {
  const { rows } = await sql<{ student: string }>`
    select distinct number_index.student from number_index
    join unnest(${wanted.map(({ kind }) => kind)}::text[], ${wanted.map(({ digest }) => digest)}::bytea[])
      as wanted (kind, digest) on number_index.kind = wanted.kind and number_index.digest = wanted.digest
    where number_index.county = ${county}`.execute(work);
  return rows.map(({ student }) => student);
}

/** Under a lock, so that a hundred requests at once are counted one after the other. */
async function lookedUpLately(work: Work, { county, person }: Actor, now: Date): Promise<number> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`look up ${person}`}, 0))`.execute(work);
  const { count } = await work
    .selectFrom('audit_events')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .where('county', '=', county)
    .where('person', '=', person)
    .where('action', '=', 'case.look-up')
    .where('at', '>', new Date(now.getTime() - HOUR))
    .executeTakeFirstOrThrow();
  return Number(count);
}
