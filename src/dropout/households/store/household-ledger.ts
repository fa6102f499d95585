import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { masked } from '#src/registry/masking.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { HouseholdChild } from '../household-child.ts';
import { type Answer, type HouseholdState, STATES_IN_NEED } from '../household-states.ts';
import { filled } from './household-lists.ts';
import { openHouseholdChild, openVisit } from './sealed-household.ts';

/** 台账的一行 — one child of the lists in use. */
export interface HouseholdLine {
  readonly id: string;
  readonly revision: number;
  readonly name: string;
  readonly sex: string;
  readonly birthDate: LocalDate;
  readonly village: string;
  readonly unit: UnitPath;
  readonly unitName: string;
  readonly state: HouseholdState;
  /** Where the record is, in words; '' without one. */
  readonly school: string;
  readonly checker: string;
  readonly answer: Answer | undefined;
  readonly answeredOn: LocalDate | undefined;
  /** The open or closed dropout case of the child. */
  readonly dropout: string | undefined;
}

export interface LedgerFilter {
  readonly unit?: UnitPath | undefined;
  readonly state?: HouseholdState | undefined;
  /** 要人去办的 */
  readonly need?: boolean | undefined;
  readonly village?: string | undefined;
  readonly checker?: string | undefined;
  /** A part of the name. Never in an address. */
  readonly words?: string | undefined;
}

const AT_ONCE = 200;
const MOST = 100_000;

interface Row {
  readonly id: string;
  readonly revision: number;
  readonly birth_date: LocalDate;
  readonly village: string;
  readonly unit: UnitPath;
  readonly unit_name: string | null;
  readonly state: HouseholdState;
  readonly sealed: Buffer;
  readonly pupil_unit: UnitPath | null;
  readonly checker: string;
  readonly answer: Answer | null;
  readonly answered_on: LocalDate | null;
  readonly dropout: string | null;
  readonly total: number;
}

/** 适龄儿童台账 — the lines an office may see, village by village. */
export async function searchHouseholds(
  desk: Desk,
  actor: Actor,
  filter: LedgerFilter,
  most = AT_ONCE,
): Promise<{ readonly rows: readonly HouseholdLine[]; readonly total: number }> {
  const { words } = filter;
  const rows = await rowsOf(desk, actor, filter, words === undefined ? most : MOST);
  const opened = rows.map((row) => ({ row, child: openHouseholdChild(desk.seal, actor.county, row.id, row.sealed) }));
  const found = words === undefined ? opened : opened.filter(({ child }) => child.name.includes(words));
  const shown = found.slice(0, most);
  const placeOf = await placesOf(
    desk.db,
    actor.county,
    shown.flatMap(({ row }) => row.pupil_unit ?? []),
    desk.clock.today(),
  );
  return {
    rows: shown.map(({ row, child }) =>
      lineOf(row, child, row.pupil_unit === null ? '' : placeOf(row.pupil_unit).school),
    ),
    total: words === undefined ? (rows[0]?.total ?? 0) : found.length,
  };
}

function lineOf(row: Row, { name, sex }: HouseholdChild, school: string): HouseholdLine {
  const { id, revision, birth_date, village, unit, unit_name, state, checker, answer, answered_on, dropout } = row;
  return {
    ...{ id, revision, name, sex, birthDate: birth_date, village, unit, unitName: unit_name ?? '', state, school },
    ...{ checker, answer: answer ?? undefined, answeredOn: answered_on ?? undefined, dropout: dropout ?? undefined },
  };
}

async function rowsOf({ db }: Desk, actor: Actor, filter: LedgerFilter, most: number): Promise<readonly Row[]> {
  const { county } = actor;
  const root = filter.unit ?? actor.unit;
  if (narrowed(actor, 'household.read', root) !== root) return [];
  const { rows } = await sql<Row>`
    select child.id, child.revision, birth_date, village, child.unit, units.name as unit_name, child.state,
      child.sealed, pupils.unit as pupil_unit, checker, answer, answered_on,
      (select cases.id from dropout_cases as cases where cases.county = ${county}
        and (cases.child = child.origin or cases.student = child.student) order by cases.opened_at desc limit 1) as dropout,
      count(*) over ()::integer as total
    from household_children as child
    join household_lists as lists on lists.county = ${county} and lists.id = child.list and lists.state = 'committed'
    left join units on units.county = ${county} and units.path = child.unit and units.until is null
    left join students as pupils on pupils.county = ${county} and pupils.id = child.student
    where child.county = ${county} and ${within(root, 'child.unit')} and ${permitted(actor, 'household.read', 'child.unit')}
      and ${conditions(filter)}
    order by child.unit, village, birth_date, child.id limit ${most}`.execute(db);
  return rows;
}

function conditions({ state, need, village, checker }: LedgerFilter) {
  return sql.join(
    [
      state === undefined ? sql`true` : sql`child.state = ${state}`,
      need === true ? sql`child.state = any(${STATES_IN_NEED}::text[]) and child.answer is null` : sql`true`,
      village === undefined ? sql`true` : sql`village = ${village}`,
      checker === undefined ? sql`true` : sql`checker = ${checker}`,
    ],
    sql` and `,
  );
}

/** One line of the table above the ledger: how many children of a unit are in each state. */
export interface HouseholdCounts {
  readonly path: UnitPath;
  readonly name: string;
  readonly total: number;
  readonly counts: Readonly<Record<HouseholdState, number>>;
}

export interface HouseholdFigures {
  readonly rows: readonly HouseholdCounts[];
  readonly whole: HouseholdCounts;
  readonly villages: readonly { readonly village: string; readonly total: number; readonly need: number }[];
  readonly checkers: readonly string[];
  /** The oldest of the lists in use. */
  readonly asOf: LocalDate | undefined;
  readonly comparedAt: Date | undefined;
}

/** 各单位的适龄儿童 — by whom they are to be looked for. The states of a unit add up to its total. */
export async function householdFigures(
  { db }: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
): Promise<HouseholdFigures> {
  const { county } = actor;
  const root = wanted ?? actor.unit;
  const isOurs = narrowed(actor, 'household.read', root) === root;
  const from = sql`household_children as child join household_lists as lists on lists.county = ${county}
      and lists.id = child.list and lists.state = 'committed'
    where child.county = ${county} and ${isOurs ? within(root, 'child.unit') : sql`false`}
      and ${permitted(actor, 'household.read', 'child.unit')}`;
  const { rows } = await sql<{ unit: UnitPath; name: string | null; state: HouseholdState; count: number }>`
    select counted.*, units.name from (select child.unit, child.state, count(*)::integer as count from ${from}
      group by child.unit, child.state) as counted
    left join units on units.county = ${county} and units.path = counted.unit and units.until is null
    order by counted.unit`.execute(db);
  const { rows: villages } = await sql<{ village: string; total: number; need: number }>`
    select village, count(*)::integer as total,
      (count(*) filter (where child.state = any(${STATES_IN_NEED}::text[]) and answer is null))::integer as need
    from ${from} group by village order by village`.execute(db);
  const { rows: checkers } = await sql<{ checker: string }>`
    select distinct checker from ${from} and checker <> '' order by checker`.execute(db);
  const { rows: lists } = await sql<{ as_of: LocalDate | null; compared_at: Date | null }>`
    select min(lists.as_of) as as_of, min(lists.compared_at) as compared_at from ${from}`.execute(db);
  const paths = [...new Set(rows.map(({ unit }) => unit))];
  const of = (path: UnitPath | undefined, name: string): HouseholdCounts => {
    const own = rows.filter(({ unit }) => path === undefined || unit === path);
    const counts: Partial<Record<HouseholdState, number>> = {};
    for (const { state, count } of own) counts[state] = (counts[state] ?? 0) + count;
    return { path: path ?? root, name, total: own.reduce((sum, { count }) => sum + count, 0), counts: filled(counts) };
  };
  return {
    rows: paths.map((path) => of(path, rows.find(({ unit }) => unit === path)?.name ?? '')),
    whole: of(undefined, '合计'),
    ...{ villages, checkers: checkers.map(({ checker }) => checker) },
    ...{ asOf: lists[0]?.as_of ?? undefined, comparedAt: lists[0]?.compared_at ?? undefined },
  };
}

/** 台账的一行，打开来看 — with what is needed to find the house; the number stays in stars. */
export interface WholeHousehold extends HouseholdLine {
  readonly number: string;
  readonly address: string;
  readonly guardian: string;
  readonly phone: string;
  readonly match: 'number' | 'person' | undefined;
  readonly verdict: 'same' | 'other' | undefined;
  /** The record's id where this office may open it. */
  readonly student: string | undefined;
  readonly visitor: string;
  readonly words: string;
  readonly mayCheck: boolean;
}

export async function findHousehold(desk: Desk, actor: Actor, id: string): Promise<WholeHousehold | undefined> {
  const { db, seal, clock } = desk;
  const { county } = actor;
  const { rows } = await sql<Row & WholeRow>`
    select child.id, child.revision, birth_date, village, child.unit, units.name as unit_name, child.state,
      child.sealed, pupils.unit as pupil_unit, checker, answer, answered_on, child.student, match, verdict, words,
      (select cases.id from dropout_cases as cases where cases.county = ${county}
        and (cases.child = child.origin or cases.student = child.student) order by cases.opened_at desc limit 1) as dropout,
      1 as total
    from household_children as child
    join household_lists as lists on lists.county = ${county} and lists.id = child.list and lists.state = 'committed'
    left join units on units.county = ${county} and units.path = child.unit and units.until is null
    left join students as pupils on pupils.county = ${county} and pupils.id = child.student
    where child.county = ${county} and child.id = ${id}::uuid and ${permitted(actor, 'household.read', 'child.unit')}`.execute(
    db,
  );
  const [row] = rows;
  if (row === undefined) return undefined;
  const child = openHouseholdChild(seal, county, id, row.sealed);
  const { pupil_unit: at } = row;
  const school = at === null ? '' : (await placesOf(db, county, [at], clock.today()))(at).school;
  const visit = row.words === null ? undefined : openVisit(seal, county, id, row.words);
  return {
    ...lineOf(row, child, school),
    ...{ number: masked(child.number), address: child.address, guardian: child.guardian, phone: masked(child.phone) },
    ...{ match: row.match ?? undefined, verdict: row.verdict ?? undefined },
    student: at !== null && can(actor, 'record.read', at) ? (row.student ?? undefined) : undefined,
    ...{ visitor: visit?.visitor ?? '', words: visit?.words ?? '', mayCheck: can(actor, 'household.check', row.unit) },
  };
}

interface WholeRow {
  readonly student: string | null;
  readonly match: 'number' | 'person' | null;
  readonly verdict: 'same' | 'other' | null;
  readonly words: Buffer | null;
}
