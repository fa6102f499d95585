import { sql } from 'kysely';
import { audited } from '#src/audit/store/audit.ts';
import type { Actor } from '#src/organization/office.ts';
import { reachOf } from '#src/organization/permissions.ts';
import { within } from '#src/organization/store/permitted.ts';
import { askedTogether } from '#src/platform/database/asked-together.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import type { Desk } from '#src/platform/desk.ts';
import { lastFour, type NumberKind, type RecordNumber, wholeNumber } from '../numbers-of.ts';
import { readPhone } from '../phone.ts';
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
  const wanted = wantedNumbers(known).map(({ kind, value }) => ({ kind, digest: seal.digest(kind, value) }));
  const by = 'number' in known ? 'number' : 'last4';
  const rows = await carriers(db, { actor, by, wanted, now: clock.now() });
  const shown = await shownRows(db, actor.county, rows, clock.today(), () => ({}));
  return shown.map((row, at) => ({ ...row, as: rows[at]?.as ?? 'identity', former: rows[at]?.former === true }));
}

/** Who looks for which numbers, and what is written down of it. */
interface Asked {
  readonly actor: Actor;
  readonly by: 'number' | 'last4';
  readonly wanted: readonly { readonly kind: NumberKind; readonly digest: Buffer }[];
  readonly now: Date;
}

type FoundRow = ListedRow & Pick<Carrier, 'as' | 'former'>;

/** Those who look at the same moment ask together: one way to the database, and one wait for the disk. */
const carriers = askedTogether(async (db, asked: readonly Asked[]): Promise<readonly (readonly FoundRow[])[]> => {
  const each = asked.flatMap(({ wanted }, at) => wanted.map((one) => ({ ...one, asked: at + 1 })));
  const doer = { county: sql`in_county`, person: sql`person`, office: sql`office`, unit: sql`at_unit` };
  const written = audited(doer, {
    of: sql`asked left join (select asked, count(*) as found from found group by asked) as counted using (asked)`,
    action: 'record.search-number',
    subjectKind: 'county',
    subject: sql`in_county`,
    detail: sql`jsonb_build_object('by', by_what, 'found', coalesce(counted.found, 0))`,
    at: sql<Date>`at`,
  });
  const { rows } = await sql<FoundRow & { readonly asked: number }>`
    with asked as materialized (
      select * from unnest(
        ${asked.map(({ actor }) => actor.county)}::text[], ${asked.map(({ actor }) => reachOf(actor, 'record.read') ?? null)}::text[],
        ${asked.map(({ actor }) => actor.person)}::uuid[], ${asked.map(({ actor }) => actor.office)}::text[],
        ${asked.map(({ actor }) => actor.unit)}::text[], ${asked.map(({ by }) => by)}::text[],
        ${asked.map(({ now }) => now)}::timestamptz[]
      ) with ordinality as asked (in_county, root, person, office, at_unit, by_what, at, asked)
    ), marks as materialized (
      select wanted.asked, student, number_index.kind, current
      from unnest(
        ${each.map((one) => one.asked)}::bigint[], ${each.map(({ kind }) => kind)}::text[],
        ${each.map(({ digest }) => digest)}::bytea[]
      ) as wanted (asked, kind, digest)
      join asked on asked.asked = wanted.asked
      join number_index on number_index.county = asked.in_county and number_index.kind = wanted.kind
        and number_index.digest = wanted.digest
    ), carried as materialized (
      select asked.asked, ${LISTED}, row_number() over (partition by asked.asked order by pinyin, id) as place
      from (select distinct asked, student from marks) as marked
      join asked on asked.asked = marked.asked
      join students on students.county = asked.in_county and students.id = marked.student and withdrawn_at is null
        and ${within(sql`asked.root`, 'students.unit')}
    ), found as (
      select * from carried where place <= ${sql.lit(MOST)}
    ), written as (${written})
    select found.*, mark.kind as as, not mark.current as former from found
    cross join lateral (
      select kind, current from marks where marks.asked = found.asked and student = found.id
      order by current desc limit 1
    ) as mark
    order by asked, place ${KEPT}`.execute(db);
  return asked.map((_, at) => rows.filter((row) => row.asked === at + 1));
});

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
