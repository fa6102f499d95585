import { type RawBuilder, sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { conditionsOf } from '#src/registry/store/pupil-filters.ts';
import type { Standing } from '../standings.ts';
import { ABOUT_THE_NUMBER } from './held-pathway.ts';

/** What a roster is narrowed to. */
export interface RosterFilter {
  readonly unit?: UnitPath | undefined;
  readonly standing?: Standing | undefined;
  /** Only this child: is it on the roster, and where does it stand? */
  readonly student?: string | undefined;
}

/** One child without a number. */
export interface RosterRow {
  readonly student: string;
  readonly name: string;
  readonly unit: string;
  readonly place: Place;
  readonly standing: Standing;
  readonly checkedOn: LocalDate | undefined;
  /** When the guardian is to be reminded next. */
  readonly remindOn: LocalDate | undefined;
  /** The application under way. */
  readonly underWay: { readonly id: string; readonly number: string } | undefined;
}

/** 无身份证件号花名册 — class by class; who has got a number is no longer on it. */
export async function roster(
  { db, clock }: Desk,
  actor: Actor,
  { limit, next, ...filter }: RosterFilter & { readonly limit: number; readonly next?: string | undefined },
): Promise<{ readonly rows: readonly RosterRow[]; readonly next?: string | undefined }> {
  const after = next === undefined ? undefined : readMark(next);
  const found = await rowsWhere(db, actor, filter, limit + 1, after);
  const page = found.slice(0, limit);
  const last = found.length > limit ? page.at(-1) : undefined;
  const place = await placesOf(
    db,
    actor.county,
    page.map(({ unit }) => unit),
    clock.today(),
  );
  return { rows: page.map((row) => rowOf(row, place)), next: last && markOf(last) };
}

/** How many stand where, by class; figures only. */
export async function countedByClass(
  db: Database | Work,
  actor: Actor,
  unit: UnitPath | undefined,
): Promise<readonly { readonly unit: string; readonly standing: Standing; readonly pupils: number }[]> {
  const { rows } = await sql<{ unit: string; standing: Standing; pupils: number }>`
    select students.unit, ${STANDING} as standing, count(*)::integer as pupils
    ${fromRoster(actor.county)}
    where ${sql.join(onRoster(actor, { unit }), sql` and `)}
    group by 1, 2`.execute(db);
  return rows;
}

/** Children whose guardians should have been reminded by that day. */
export async function remindersDue(
  db: Database | Work,
  actor: Actor,
  day: LocalDate,
  limit: number,
): Promise<{ readonly count: number; readonly rows: readonly Row[] }> {
  if (narrowed(actor, 'pathway.work', undefined) === undefined) return { count: 0, rows: [] };
  const due = [...onRoster(actor, { standing: 'waiting' }), sql<boolean>`pathway.remind_on <= ${day}::date`];
  const { rows } = await sql<Row & { readonly total: number }>`
    select ${COLUMNS}, count(*) over ()::integer as total ${fromRoster(actor.county)}
    where ${sql.join(due, sql` and `)}
    order by pathway.remind_on, students.unit, students.pinyin, students.id limit ${limit}`.execute(db);
  return { count: rows[0]?.total ?? 0, rows };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly pinyin: string;
  readonly unit: string;
  readonly standing: Standing;
  readonly checked_on: LocalDate | null;
  readonly remind_on: LocalDate | null;
  readonly case_id: string | null;
  readonly case_number: string | null;
}

async function rowsWhere(
  db: Database | Work,
  actor: Actor,
  filter: RosterFilter,
  limit: number,
  after: RawBuilder<boolean> | undefined,
): Promise<readonly Row[]> {
  const conditions = [...onRoster(actor, filter), ...(after ? [after] : [])];
  const { rows } = await sql<Row>`
    select ${COLUMNS} ${fromRoster(actor.county)}
    where ${sql.join(conditions, sql` and `)}
    order by students.unit, students.pinyin, students.id limit ${limit}`.execute(db);
  return rows;
}

/** An application under way decides; one that was closed well and left the child without a number begins the way anew. */
const STANDING = sql<Standing>`case
  when under_way.id is not null then 'in-case'
  when pathway.student is null or past.state = 'done' then 'unchecked'
  else pathway.standing end`;

const COLUMNS = sql`students.id, students.name, students.pinyin, students.unit, ${STANDING} as standing,
  pathway.checked_on, pathway.remind_on, under_way.id as case_id, under_way.number as case_number`;

function fromRoster(county: string): RawBuilder<unknown> {
  return sql`
    from students
    left join number_pathways as pathway on pathway.county = ${county} and pathway.student = students.id
    left join cases as past on past.county = ${county} and past.id = pathway.case_id
    left join lateral (
      select cases.id, cases.number from case_pupils
      join cases on cases.county = ${county} and cases.id = case_pupils.case_id
      where case_pupils.county = ${county} and case_pupils.student = students.id and case_pupils.open
        and cases.procedure = any(${[...ABOUT_THE_NUMBER]}::text[])
    ) as under_way on true`;
}

/** Who may see it, and who is on it: live records without a number. */
function onRoster(actor: Actor, { unit, standing, student }: RosterFilter): readonly RawBuilder<boolean>[] {
  return [
    ...conditionsOf(actor, 'pathway.read', { unit, withoutNumber: true }),
    sql<boolean>`students.ended_on is null`,
    ...(student === undefined ? [] : [sql<boolean>`students.id = ${student}::uuid`]),
    ...(standing === undefined ? [] : [sql<boolean>`${STANDING} = ${standing}`]),
  ];
}

function rowOf(row: Row, place: (path: string) => Place): RosterRow {
  const { id, name, unit, standing, checked_on, remind_on, case_id, case_number } = row;
  const isKnown = standing !== 'unchecked';
  return {
    ...{ student: id, name, unit, place: place(unit), standing },
    checkedOn: isKnown ? (checked_on ?? undefined) : undefined,
    remindOn: standing === 'waiting' ? (remind_on ?? undefined) : undefined,
    underWay: case_id === null ? undefined : { id: case_id, number: case_number ?? '' },
  };
}

function markOf({ unit, pinyin, id }: Row): string {
  return Buffer.from(JSON.stringify([unit, pinyin, id])).toString('base64url');
}

/** A mark that this list never gave out begins it anew. */
function readMark(mark: string): RawBuilder<boolean> | undefined {
  try {
    const place: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
    const [unit, pinyin, id] = Array.isArray(place) ? place : [];
    const isPlace = typeof unit === 'string' && typeof pinyin === 'string' && typeof id === 'string';
    if (!isPlace || !/^[0-9a-f-]{36}$/.test(id)) return undefined;
    return sql<boolean>`(students.unit, students.pinyin, students.id) > (${unit}, ${pinyin}, ${id}::uuid)`;
  } catch {
    return undefined;
  }
}
