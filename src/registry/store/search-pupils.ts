import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import { isCounty } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { ListCell } from '../list-columns.ts';
import { type ShownCells, shownInList } from '../mask-table.ts';
import type { CellName, Cells } from '../record.ts';
import { type Place, placesOf } from './names.ts';
import { conditionsOf, type PupilFilters } from './pupil-filters.ts';
import { openCells } from './sealed-cells.ts';
import { partsOf } from './word-conditions.ts';

/** 排序: by the sound of the name, by class, or the last changed first. */
export const SORTS = ['name', 'class', 'changed'] as const;

export interface SearchRequest extends PupilFilters {
  readonly sort?: (typeof SORTS)[number] | undefined;
  /** `next` of the page before, with the same sort. */
  readonly cursor?: string | undefined;
  readonly limit: number;
  /** Cells to show beside what lies open, in stars. */
  readonly columns?: readonly ListCell[] | undefined;
}

/** One line of a list of pupils. */
export interface PupilRow {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly sex: string;
  readonly grade: string;
  readonly unit: string;
  readonly place: Place;
  readonly status: string;
  readonly stage: string;
  readonly errors: number;
  readonly queries: number;
  readonly cells: ShownCells;
}

export interface PupilPage {
  readonly rows: readonly PupilRow[];
  readonly next?: string | undefined;
}

/**
 * 学生列表 — a page of those the actor may see: part after part of what the words find, until the page is full. A cursor that
 * this list never gave out begins it anew.
 */
export async function searchPupils(
  { db, seal, clock }: Desk,
  actor: Actor,
  request: SearchRequest,
): Promise<PupilPage> {
  const { limit, sort = 'name', columns = [], words, cursor } = request;
  const from = cursor === undefined ? undefined : readCursor(sort, cursor);
  const begin = from?.part ?? 0;
  const parts = partsOf(words, sort === 'name').slice(begin);
  const kept = parts.every((part) => part.kept) && isAlike(actor, request);
  const conditions = conditionsOf(actor, 'record.read', request, kept);
  const found = await rowsOf(
    db,
    parts.map(({ condition, few }, at) => {
      const after = at === 0 && from !== undefined ? [from.after] : [];
      return { part: begin + at, few, conditions: [...conditions, condition, ...after] };
    }),
    {
      sort,
      limit: limit + 1,
      sealed: columns.length > 0,
      kept,
    },
  );
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const rows = await shownRows(db, actor.county, page, clock.today(), (row) =>
    columns.length === 0 ? {} : listed(openCells(seal, actor.county, row.id, row.sealed), columns),
  );
  return { rows, next: last && cursorAt(sort, last.part, last) };
}

/** Is one plan right for everybody who asks like this? Whole counties are alike, and so is every list along the index of its order. */
function isAlike(
  actor: Actor,
  { words, unit, sort, cursor: _, limit: _limit, columns: _columns, ...narrower }: SearchRequest,
): boolean {
  if (Object.values(narrower).some((filter) => filter !== undefined)) return false;
  const root = narrowed(actor, 'record.read', unit);
  return root !== undefined && (isCounty(root) || (sort === 'class' && !words?.trim()));
}

/** What a list shows of a pupil without breaking a seal. */
export const LISTED = sql`id, name, pinyin, sex, grade, unit, status, stage, errors, queries`;

export type ListedRow = Omit<PupilRow, 'place' | 'cells'>;

interface Row extends ListedRow {
  readonly part: number;
  /** Only where it is the order. */
  readonly changed_at: Date | null;
  readonly sealed: Buffer;
}

/** Rows of `students` where all conditions hold. They must name the county and the permission: see `conditionsOf`. */
interface WantedPart {
  readonly part: number;
  readonly conditions: readonly RawBuilder<boolean>[];
  /** See `Part`. */
  readonly few: boolean;
}

interface Order {
  readonly sort: (typeof SORTS)[number];
  readonly limit: number;
  readonly kept: boolean;
  /** Without it `sealed` is empty: it lies apart from the row, and is not fetched for nothing. */
  readonly sealed: boolean;
}

/**
 * Part after part, in one statement. A part is only looked for where those before it do not fill the page: the count of their
 * rows is known before any of its own is touched.
 */
async function rowsOf(db: Database, parts: readonly WantedPart[], order: Order): Promise<readonly Row[]> {
  const [first, ...others] = parts;
  if (first === undefined) return [];
  const { limit, sort, kept } = order;
  const name = ({ part }: WantedPart) => sql.ref(`part_${part}`);
  const named = parts.map((one, at) => {
    const before = parts.slice(0, at).map((other) => sql`(select count(*) from ${name(other)})`);
    const isWanted = before.length === 0 ? [] : [sql<boolean>`${sql.join(before, sql` + `)} < ${sql.lit(limit)}`];
    return sql`${name(one)} as materialized (${partWhere({ ...one, conditions: [...one.conditions, ...isWanted] }, order)})`;
  });
  const whole =
    others.length === 0
      ? partWhere(first, order)
      : sql`
    with ${sql.join(named)}
    select * from (${sql.join(
      parts.map((one) => sql`select * from ${name(one)}`),
      sql` union all `,
    )}) as students
    order by part, ${ORDERS[sort]} limit ${sql.lit(limit)}`;
  const { rows } = await sql<Row>`${whole} ${kept ? KEPT : sql``}`.execute(db);
  return rows;
}

function partWhere({ part, conditions, few }: WantedPart, { sort, limit, sealed }: Order): RawBuilder<unknown> {
  // `offset 0` is a fence: what stands behind it is found before it is put in order.
  return sql`
    select ${LISTED}, ${sql.lit(part)} as part,
      ${sort === 'changed' ? sql`changed_at` : sql`null::timestamptz as changed_at`},
      ${sealed ? sql`sealed` : sql`''::bytea`} as sealed
    from (select * from students where ${sql.join(conditions, sql` and `)} ${few ? sql`offset 0` : sql``}) as students
    order by ${ORDERS[sort]} limit ${sql.lit(limit)}`;
}

/** Rows as a list shows them, with their places in words. */
export async function shownRows<R extends ListedRow>(
  db: Database | Work,
  county: string,
  rows: readonly R[],
  today: LocalDate,
  cellsOf: (row: R) => ShownCells,
): Promise<readonly PupilRow[]> {
  const units = rows.map(({ unit }) => unit);
  const place = await placesOf(db, county, units, today);
  return rows.map((row) => {
    const { id, name, pinyin, sex, grade, unit, status, stage, errors, queries } = row;
    const cells = cellsOf(row);
    return { id, name, pinyin, sex, grade, unit, place: place(unit), status, stage, errors, queries, cells };
  });
}

/** These cells as a list shows them. */
export function listed(cells: Cells, columns: readonly CellName[]): ShownCells {
  return Object.fromEntries(columns.map((name) => [name, shownInList(name, cells[name] ?? '')]));
}

const ORDERS: Readonly<Record<Order['sort'], RawBuilder<unknown>>> = {
  name: sql`pinyin, id`,
  class: sql`unit, pinyin, id`,
  changed: sql`changed_at desc, id desc`,
};

function cursorAt(sort: Order['sort'], part: number, { unit, pinyin, changed_at: at, id }: Row): string {
  const place = { name: [pinyin, id], class: [unit, pinyin, id], changed: [at?.toISOString() ?? '', id] }[sort];
  return Buffer.from(JSON.stringify([String(part), ...place])).toString('base64url');
}

interface ListPlace {
  readonly part: number;
  readonly after: RawBuilder<boolean>;
}

function readCursor(sort: Order['sort'], cursor: string): ListPlace | undefined {
  const [part, ...place] = textsIn(cursor);
  const after = placeAfter(sort, place);
  return after === undefined || part === undefined || !/^\d$/.test(part) ? undefined : { part: Number(part), after };
}

function placeAfter(sort: Order['sort'], [a, b, c]: readonly string[]): RawBuilder<boolean> | undefined {
  if (a === undefined || b === undefined) return undefined;
  if (sort === 'name') return isId(b) ? sql<boolean>`(pinyin, id) > (${a}, ${b}::uuid)` : undefined;
  if (sort === 'changed') {
    const isPlace = isId(b) && !Number.isNaN(Date.parse(a));
    return isPlace ? sql<boolean>`(changed_at, id) < (${a}::timestamptz, ${b}::uuid)` : undefined;
  }
  return c !== undefined && isId(c) ? sql<boolean>`(unit, pinyin, id) > (${a}, ${b}, ${c}::uuid)` : undefined;
}

function textsIn(cursor: string): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    return Array.isArray(place) ? place.filter((part) => typeof part === 'string') : [];
  } catch {
    return [];
  }
}

function isId(text: string): boolean {
  return /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(text);
}
