import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { titleOf } from '#src/registry/fields.ts';
import { shownInList } from '#src/registry/mask-table.ts';
import type { CellName } from '#src/registry/record.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import type { Aspect, Category, Outcome } from '../reconcile/outcome.ts';
import { openItem } from './items.ts';

/** What a list of items is narrowed to; absent is not narrowed. */
export interface ItemFilter {
  /** Those of one reading, as it found them; the latest word on everything where none is named. */
  readonly reading?: string | undefined;
  /** Only what somebody has still to see to. */
  readonly open?: boolean | undefined;
  readonly outcome?: Outcome | undefined;
  readonly category?: Category | undefined;
  readonly unit?: UnitPath | undefined;
  readonly overdue?: boolean | undefined;
  readonly reopened?: boolean | undefined;
}

/** One item as it may be shown. */
export interface ItemLine {
  readonly reading: string;
  readonly number: number;
  readonly student: string | undefined;
  readonly name: string;
  readonly place: Place;
  readonly aspect: Aspect;
  readonly title: string;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly ours: string;
  readonly theirs: string;
  readonly before: string;
  readonly reason: string;
  readonly note: string;
  readonly since: LocalDate;
  readonly due: LocalDate | undefined;
  readonly isOverdue: boolean;
  readonly isOpen: boolean;
  readonly reopened: boolean;
  /** A file in full has been taken for this school since the change. */
  readonly taken: boolean;
  /** 学籍管理员 of the school, by name. */
  readonly owner: string;
}

export async function countItems(desk: Desk, actor: Actor, filter: ItemFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from exchange_items as items
    where ${sql.join(conditionsOf(desk, actor, filter), sql` and `)}`.execute(desk.db);
  return rows[0]?.count ?? 0;
}

/** How many of what: the figures whose lists `listItems` opens. */
export async function tallyItems(
  desk: Desk,
  actor: Actor,
  filter: ItemFilter,
): Promise<
  readonly {
    readonly category: Category;
    readonly outcome: Outcome;
    readonly items: number;
    readonly overdue: number;
  }[]
> {
  const { rows } = await sql<{ category: Category; outcome: Outcome; items: number; overdue: number }>`
    select items.category, items.outcome, count(*)::integer as items,
      count(*) filter (where ${OPEN} and items.due < ${desk.clock.today()}::date)::integer as overdue
    from exchange_items as items
    where ${sql.join(conditionsOf(desk, actor, filter), sql` and `)}
    group by 1, 2`.execute(desk.db);
  return rows;
}

/** School by school: how many wait there. */
export async function tallySchools(
  desk: Desk,
  actor: Actor,
  filter: ItemFilter,
): Promise<readonly { readonly unit: string; readonly items: number; readonly overdue: number }[]> {
  const { rows } = await sql<{ unit: string; items: number; overdue: number }>`
    select schools.path as unit, count(*)::integer as items,
      count(*) filter (where ${OPEN} and items.due < ${desk.clock.today()}::date)::integer as overdue
    from exchange_items as items
    join lateral (
      select path from units where units.county = items.county and units.until is null
        and units.kind in ('school', 'teaching-point')
        and (items.unit = units.path or starts_with(items.unit, units.path || '/'))
      order by length(path) desc limit 1) as schools on true
    where ${sql.join(conditionsOf(desk, actor, filter), sql` and `)}
    group by 1 order by 2 desc, 1`.execute(desk.db);
  return rows;
}

interface Row {
  readonly reading: string;
  readonly number: number;
  readonly student: string | null;
  readonly unit: string;
  readonly name: string;
  readonly aspect: Aspect;
  readonly category: Category;
  readonly outcome: Outcome;
  readonly since: LocalDate;
  readonly due: LocalDate | null;
  readonly reopened: boolean;
  readonly open: boolean;
  readonly taken: boolean;
  readonly owner: string | null;
  readonly sealed: Buffer;
}

/** Class by class, pupil by pupil; `after` is the last of the page above. */
export async function listItems(
  desk: Desk,
  actor: Actor,
  filter: ItemFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly ItemLine[]; readonly next: string | undefined }> {
  const conditions = [...conditionsOf(desk, actor, filter), ...behind(after)];
  const { rows } = await sql<Row>`
    select items.reading, items.number, items.student, items.unit, items.name, items.aspect, items.category,
      items.outcome, items.since::text as since, items.due::text as due, items.reopened, (${OPEN}) as open, items.sealed,
      exists (select from exchange_exports as taken where taken.county = items.county and taken.clear
        and taken.kind in ('roster', 'family', 'key-changes') and taken.at >= items.since
        and (items.unit = taken.unit or starts_with(items.unit, taken.unit || '/'))) as taken,
      (select string_agg(distinct people.name, '、') from holdings
        join people on people.county = holdings.county and people.id = holdings.person
        join units as post on post.county = holdings.county and post.id = holdings.unit
        where holdings.county = items.county and holdings.office = 'registrar'
          and (holdings.until is null or holdings.until >= ${desk.clock.today()}::date)
          and (items.unit = post.path or starts_with(items.unit, post.path || '/'))) as owner
    from exchange_items as items
    where ${sql.join(conditions, sql` and `)}
    order by ${ORDER} limit ${limit + 1}`.execute(desk.db);
  const page = rows.slice(0, limit);
  const place = await placesOf(
    desk.db,
    actor.county,
    page.map(({ unit }) => unit),
    desk.clock.today(),
  );
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: page.map((row) => lineOf(desk, actor.county, row, place)), next: last && markOf(last) };
}

const OPEN = sql<boolean>`items.current and items.settled_at is null and items.outcome <> 'arrived'`;
const ORDER = sql`items.unit, items.name, items.reading, items.number`;

function conditionsOf({ clock }: Desk, actor: Actor, filter: ItemFilter): readonly RawBuilder<boolean>[] {
  const { reading, open, outcome, category, unit, overdue, reopened } = filter;
  return [
    sql<boolean>`items.county = ${actor.county}`,
    permitted(actor, 'exchange.run', 'items.unit'),
    ...(reading === undefined ? [sql<boolean>`items.current`] : [sql<boolean>`items.reading = ${reading}::uuid`]),
    ...(open === true ? [OPEN] : []),
    ...(outcome === undefined ? [] : [sql<boolean>`items.outcome = ${outcome}`]),
    ...(category === undefined ? [] : [sql<boolean>`items.category = ${category}`]),
    ...(unit === undefined ? [] : [within(unit, 'items.unit')]),
    ...(overdue === true ? [sql<boolean>`${OPEN} and items.due < ${clock.today()}::date`] : []),
    ...(reopened === true ? [sql<boolean>`items.reopened`] : []),
  ];
}

/** Values as lists show them: numbers, phones and addresses in stars. */
function lineOf({ seal, clock }: Desk, county: string, row: Row, place: (path: string) => Place): ItemLine {
  const { ours, theirs, before, reason = '', note = '' } = openItem(seal, county, row.reading, row.number, row.sealed);
  const shown = (text: string) => (isCell(row.aspect) ? shownInList(row.aspect, text) : text);
  return {
    ...{ reading: row.reading, number: row.number, student: row.student ?? undefined, name: row.name },
    ...{ aspect: row.aspect, category: row.category, outcome: row.outcome, since: row.since, reopened: row.reopened },
    ...{ ours: shown(ours), theirs: shown(theirs), before: shown(before), reason, note },
    ...{ place: place(row.unit), title: titleOfAspect(row.aspect), due: row.due ?? undefined, taken: row.taken },
    isOverdue: row.open && row.due !== null && row.due < clock.today(),
    isOpen: row.open,
    owner: row.owner ?? '',
  };
}

const ASPECTS = { present: '应在那边的名单里', absent: '不应在那边的名单里', row: '名单里的一行' } as const;

function titleOfAspect(aspect: Aspect): string {
  return isCell(aspect) ? titleOf(aspect) : ASPECTS[aspect];
}

function isCell(aspect: Aspect): aspect is Exclude<Aspect, keyof typeof ASPECTS> & CellName {
  return !(aspect in ASPECTS);
}

function markOf({ unit, name, reading, number }: Row): string {
  return Buffer.from(JSON.stringify([unit, name, reading, number])).toString('base64url');
}

/** A mark that this list never gave out begins it anew. */
function behind(mark: string | undefined): readonly RawBuilder<boolean>[] {
  if (mark === undefined) return [];
  try {
    const place: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
    const [unit, name, reading, number] = Array.isArray(place) ? place : [];
    if (typeof unit !== 'string' || typeof name !== 'string' || !/^[0-9a-f-]{36}$/.test(String(reading))) return [];
    if (!Number.isInteger(number)) return [];
    return [
      sql<boolean>`(items.unit, items.name, items.reading, items.number)
        > (${unit}, ${name}, ${String(reading)}::uuid, ${Number(number)}::integer)`,
    ];
  } catch {
    return [];
  }
}

/** One item of the actor's, to be settled; `undefined` for strangers. */
export async function itemAt(
  db: Database | Work,
  actor: Actor,
  reading: string,
  number: number,
): Promise<{ readonly unit: UnitPath; readonly open: boolean; readonly sealed: Buffer } | undefined> {
  const { rows } = await sql<{ unit: UnitPath; open: boolean; sealed: Buffer }>`
    select items.unit, (${OPEN}) as open, items.sealed from exchange_items as items
    where items.county = ${actor.county} and ${permitted(actor, 'exchange.run', 'items.unit')}
      and items.reading = ${reading}::uuid and items.number = ${number}
    for update`.execute(db);
  return rows[0];
}
