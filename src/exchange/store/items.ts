import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import type { Aspect, Category, Outcome } from '../reconcile/outcome.ts';

/** What lies sealed in an item: both values, what stood there before, why it cannot be told, and what somebody said to it. */
export interface ItemDetail {
  readonly ours: string;
  readonly theirs: string;
  readonly before: string;
  readonly reason?: string | undefined;
  readonly note?: string | undefined;
}

export interface NewItem {
  readonly student: string | undefined;
  readonly unit: string;
  readonly name: string;
  readonly aspect: Aspect;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly since: LocalDate;
  readonly due: LocalDate | undefined;
  readonly reopened: boolean;
  readonly settled: { readonly at: Date; readonly by: string | undefined } | undefined;
  readonly detail: ItemDetail;
}

/** The latest word on one thing. */
export interface StandingItem extends Pick<NewItem, 'aspect' | 'outcome' | 'since' | 'settled' | 'detail'> {
  readonly student: string;
}

export async function standingItems(
  work: Work,
  seal: Seal,
  county: string,
  students: readonly string[],
): Promise<readonly StandingItem[]> {
  const rows = await work
    .selectFrom('exchange_items')
    .select(['reading', 'number', 'student', 'aspect', 'outcome', 'since', 'settled_at', 'settled_by', 'sealed'])
    .where('county', '=', county)
    .where('current', '=', true)
    .where(sql<boolean>`student = any(${students}::uuid[])`)
    .execute();
  return rows.map((row) => ({
    student: row.student ?? '',
    aspect: row.aspect as Aspect, // written by insertItems
    outcome: row.outcome as Outcome, // the check constraint of the column
    since: row.since,
    settled: row.settled_at === null ? undefined : { at: row.settled_at, by: row.settled_by ?? undefined },
    detail: openItem(seal, county, row.reading, row.number, row.sealed),
  }));
}

/** What is answered anew is the latest word no more; rows nobody could be found for are asked about anew with every list. */
export async function supersede(
  work: Work,
  county: string,
  school: UnitPath,
  answered: readonly { readonly student: string | undefined; readonly aspect: string }[],
): Promise<void> {
  const known = answered.flatMap(({ student, aspect }) => (student === undefined ? [] : [{ student, aspect }]));
  await sql`
    update exchange_items set current = false
    from unnest(${known.map(({ student }) => student)}::uuid[], ${known.map(({ aspect }) => aspect)}::text[])
      as told (student, aspect)
    where exchange_items.county = ${county} and exchange_items.current
      and exchange_items.student = told.student and exchange_items.aspect = told.aspect`.execute(work);
  await sql`
    update exchange_items set current = false
    where county = ${county} and current and student is null and ${within(school, 'unit')}`.execute(work);
}

const BATCH = 1000;

/** Numbered on from `first`. */
export async function insertItems(
  work: Work,
  seal: Seal,
  county: string,
  reading: string,
  first: number,
  items: readonly NewItem[],
): Promise<void> {
  for (let from = 0; from < items.length; from += BATCH) {
    const some = items.slice(from, from + BATCH);
    const numberOf = (i: number) => first + from + i;
    await sql`
      insert into exchange_items (county, reading, number, student, unit, name, aspect, category, outcome, current, since,
        due, reopened, settled_at, settled_by, sealed, key_id)
      select ${county}, ${reading}::uuid, number, student, unit, name, aspect, category, outcome, true, since, due,
        reopened, settled_at, settled_by, sealed, ${seal.keyId}
      from unnest(
        ${some.map((_, i) => numberOf(i))}::integer[], ${some.map(({ student }) => student ?? null)}::uuid[],
        ${some.map(({ unit }) => unit)}::text[], ${some.map(({ name }) => name)}::text[],
        ${some.map(({ aspect }) => aspect)}::text[], ${some.map(({ category }) => category)}::text[],
        ${some.map(({ outcome }) => outcome)}::text[], ${some.map(({ since }) => since)}::date[],
        ${some.map(({ due }) => due ?? null)}::date[], ${some.map(({ reopened }) => reopened)}::boolean[],
        ${some.map(({ settled }) => settled?.at ?? null)}::timestamptz[],
        ${some.map(({ settled }) => settled?.by ?? null)}::uuid[],
        ${some.map(({ detail }, i) => sealItem(seal, county, reading, numberOf(i), detail))}::bytea[]
      ) as item (number, student, unit, name, aspect, category, outcome, since, due, reopened, settled_at, settled_by,
        sealed)`.execute(work);
  }
}

export function sealItem(seal: Seal, county: string, reading: string, number: number, detail: ItemDetail): Buffer {
  return seal.close(JSON.stringify(detail), boundOf(county, reading, number));
}

export function openItem(seal: Seal, county: string, reading: string, number: number, sealed: Uint8Array): ItemDetail {
  return JSON.parse(seal.open(sealed, boundOf(county, reading, number)).toString('utf8')) as ItemDetail; // by sealItem
}

function boundOf(county: string, reading: string, number: number): string {
  return `exchange_items|${county}|${reading}|${number}`;
}
