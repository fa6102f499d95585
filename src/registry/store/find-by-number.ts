import { sql } from 'kysely';
import { audited } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lastFour, type NumberKind, type RecordNumber, wholeNumber } from '../numbers-of.ts';
import { readPhone } from '../phone.ts';
import { conditionsOf } from './pupil-filters.ts';
import { LISTED, type ListedRow, type PupilRow, shownRows } from './search-pupils.ts';

/** What is known of the number: all of it, or the last four characters. */
export type KnownNumber = { readonly number: string } | { readonly last4: string };

/** A pupil found by a number. */
export interface Carrier extends PupilRow {
  /** Whose number it is. */
  readonly as: NumberKind;
  /** 曾用号码: it was given up since. */
  readonly former: boolean;
}

/** Four digits may be many children's. */
const MOST = 200;

/** 按号码查找 — those the actor may see who carry the number, or did. The search is written down, the number is not. */
export async function findByNumber(
  { db, seal, clock }: Desk,
  actor: Actor,
  known: KnownNumber,
): Promise<readonly Carrier[]> {
  const wanted = wantedNumbers(known);
  const written = audited(actor, {
    action: 'record.search-number',
    subjectKind: 'county',
    of: sql`(select count(*) as found from found) as counted`,
    subject: sql`${actor.county}::text`,
    detail: sql`jsonb_build_object('by', ${'number' in known ? 'number' : 'last4'}::text, 'found', counted.found)`,
    at: clock.now(),
  });
  const { rows } = await sql<ListedRow & Pick<Carrier, 'as' | 'former'>>`
    with marks as materialized (
      select student, number_index.kind, current from number_index
      join unnest(${wanted.map(({ kind }) => kind)}::text[],
        ${wanted.map(({ kind, value }) => seal.digest(kind, value))}::bytea[]) as wanted (kind, digest)
        on number_index.kind = wanted.kind and number_index.digest = wanted.digest
      where number_index.county = ${actor.county}
    ), found as (
      select ${LISTED} from students
      where ${sql.join(conditionsOf(actor, 'record.read', {}), sql` and `)} and id in (select student from marks)
      order by pinyin, id limit ${MOST}
    ), written as (${written})
    select found.*, mark.kind as as, not mark.current as former from found
    cross join lateral (select kind, current from marks where student = found.id order by current desc limit 1) as mark
    order by pinyin, id ${KEPT}`.execute(db);
  const shown = await shownRows(db, actor.county, rows, clock.today(), () => ({}));
  return shown.map((row, at) => ({ ...row, as: rows[at]?.as ?? 'identity', former: rows[at]?.former === true }));
}

function wantedNumbers(known: KnownNumber): readonly RecordNumber[] {
  if ('last4' in known) {
    const value = lastFour(known.last4.trim().toUpperCase());
    return LAST_FOUR.map((kind) => ({ kind, value }));
  }
  const number = wholeNumber(known.number);
  const phone = readPhone(known.number);
  return [
    ...(number === undefined ? [] : WHOLE.map((kind) => ({ kind, value: number }))),
    ...(phone === undefined ? [] : [{ kind: 'phone' as const, value: phone }]),
  ];
}

const WHOLE = ['identity', 'national', 'guardian-identity'] as const satisfies readonly NumberKind[];
const LAST_FOUR = ['identity-last4', 'national-last4'] as const satisfies readonly NumberKind[];
