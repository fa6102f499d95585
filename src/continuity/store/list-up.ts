import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { personOf } from '#src/registry/person-of.ts';
import type { Cells } from '#src/registry/record.ts';
import { pinyinOf } from '#src/registry/store/pinyin.ts';
import type { LeaverKind } from '../leaver.ts';
import { type ContinuityTerms, waitsUntil } from '../terms.ts';
import { sealDetail } from './leaver-rows.ts';
import { sealWords } from './write-leaver.ts';

/** Who begins to be followed. */
export interface Newcomer {
  readonly student: string;
  readonly unit: string;
  readonly kind: LeaverKind;
  readonly cells: Cells;
  readonly leftOn: LocalDate;
}

/** 列入跟踪 — hundreds at once; who is followed already is left as they are. Answers how many began. */
export async function listUp(
  { seal, clock }: Pick<Desk, 'seal' | 'clock'>,
  work: Work,
  county: string,
  newcomers: readonly Newcomer[],
  { terms, calendar }: { readonly terms: ContinuityTerms; readonly calendar: WorkCalendar },
): Promise<number> {
  if (newcomers.length === 0) return 0;
  const rows = newcomers.map((one) => ({ ...one, id: randomUUID(), ...digestsOf(seal, one.cells) }));
  const now = clock.now();
  const names = rows.map(({ cells }) => cells.name?.normalize('NFC') ?? '');
  const { rows: listed } = await sql<{ id: string }>`
    insert into leavers (county, id, student, kind, unit, name, pinyin, left_on, school_year, waits_until,
      identity_digest, national_digest, person_digest, sealed, key_id, created_at, changed_at)
    select ${county}, id, student, kind, unit, name, pinyin, left_on, extract(year from left_on)::integer, waits_until,
      identity_digest, national_digest, person_digest, sealed, ${seal.keyId}, ${now}, ${now}
    from unnest(
      ${rows.map(({ id }) => id)}::uuid[], ${rows.map(({ student }) => student)}::uuid[],
      ${rows.map(({ kind }) => kind)}::text[], ${rows.map(({ unit }) => unit)}::text[], ${names}::text[],
      ${names.map((name) => pinyinOf(name).full)}::text[], ${rows.map(({ leftOn }) => leftOn)}::date[],
      ${rows.map(({ kind, leftOn }) => waitsUntil(kind, leftOn, terms, calendar) ?? null)}::date[],
      ${rows.map(({ identity }) => identity)}::bytea[], ${rows.map(({ national }) => national)}::bytea[],
      ${rows.map(({ person }) => person)}::bytea[], ${rows.map(({ id }) => sealDetail(seal, county, id, {}))}::bytea[]
    ) as leaver (id, student, kind, unit, name, pinyin, left_on, waits_until, identity_digest, national_digest,
      person_digest, sealed)
    on conflict (county, student) where closed_on is null and undone_at is null do nothing
    returning id`.execute(work);
  const ids = listed.map(({ id }) => id);
  await sql`
    insert into leaver_events (county, leaver, revision, deed, state, at, sealed, key_id)
    select ${county}, leaver, 1, 'leave', 'waiting', ${now}, sealed, ${seal.keyId}
    from unnest(${ids}::uuid[], ${ids.map((id) => sealWords(seal, county, id, 1, ''))}::bytea[]) as event (leaver, sealed)`.execute(
    work,
  );
  return ids.length;
}

/** By what a child is known again: whole numbers, and name, sex and birth date. The purposes are those of the registers they are held against. */
export function digestsOf(seal: Seal, cells: Cells) {
  const [identity, national, person] = [
    wholeNumber(cells.idNumber ?? ''),
    wholeNumber(cells.nationalNumber ?? ''),
    personOf(cells),
  ];
  return {
    identity: identity === undefined ? null : seal.digest('identity', identity),
    national: national === undefined ? null : seal.digest('national', national),
    person: person === undefined ? null : seal.digest('unlisted', person),
  };
}
