import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { DESTINATIONS, type Destination, type Ground, type LeaverKind, type LeaverState } from '../leaver.ts';
import { openDetail, visibleTo } from './leaver-rows.ts';

export interface LeaverFilter {
  readonly unit?: UnitPath | undefined;
  readonly state?: LeaverState | undefined;
  readonly open?: boolean | undefined;
  readonly kind?: LeaverKind | undefined;
  /** `none-stated` for those of whom nothing was said. */
  readonly destination?: Destination | 'none-stated' | undefined;
  readonly destinationUnit?: UnitPath | undefined;
  readonly place?: string | undefined;
  readonly year?: number | undefined;
  readonly ground?: Ground | undefined;
  readonly overdue?: boolean | undefined;
  readonly asked?: boolean | undefined;
  /** Somebody is offered who may be the child. */
  readonly matched?: boolean | undefined;
  /** 该再次函告: the day of the receipt has passed. */
  readonly unanswered?: boolean | undefined;
  readonly signalled?: boolean | undefined;
  /** 要来本校的: said to come within the actor's reach. */
  readonly coming?: boolean | undefined;
}

/** 接续名单的一行 */
export interface LeaverLine {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly kind: LeaverKind;
  readonly unit: UnitPath;
  readonly place: Place;
  readonly leftOn: LocalDate;
  readonly state: LeaverState;
  readonly ground: Ground | undefined;
  readonly destination: Destination | undefined;
  /** Where to, in words; empty where nothing was said, or where it is not the reader's to know. */
  readonly to: string;
  readonly contact: string;
  readonly number: string | undefined;
  readonly dueOn: LocalDate | undefined;
  readonly daysLeft: number | undefined;
  readonly waitsUntil: LocalDate | undefined;
  readonly matches: number;
  readonly asked: boolean;
  readonly signalled: boolean;
  readonly taken: string;
  readonly closedOn: LocalDate | undefined;
  readonly revision: number;
}

interface Row {
  readonly id: string;
  readonly student: string;
  readonly name: string;
  readonly pinyin: string;
  readonly kind: LeaverKind;
  readonly unit: UnitPath;
  readonly left_on: LocalDate;
  readonly state: LeaverState;
  readonly ground: Ground | null;
  readonly destination: Destination | null;
  readonly destination_unit: UnitPath | null;
  readonly destination_place: string;
  readonly number: string | null;
  readonly due_on: LocalDate | null;
  readonly waits_until: LocalDate | null;
  readonly matches: number;
  readonly asked: string | null;
  readonly signalled_at: Date | null;
  readonly taken_unit: UnitPath | null;
  readonly closed_on: LocalDate | null;
  readonly sealed: Buffer;
  readonly revision: number;
}

/** Class by class, pupil by pupil; `after` is the last of the page above. */
export async function listLeavers(
  desk: Desk,
  actor: Actor,
  filter: LeaverFilter,
  { after, limit }: { readonly after?: string | undefined; readonly limit: number },
): Promise<{ readonly rows: readonly LeaverLine[]; readonly next: string | undefined }> {
  const conditions = [...conditionsOf(desk, actor, filter), ...behind(after)];
  const { rows } = await sql<Row>`
    select id, student, name, pinyin, kind, unit, left_on::text as left_on, state, ground, destination, destination_unit,
      destination_place, number, due_on::text as due_on, waits_until::text as waits_until,
      (select count(*)::integer from leaver_matches where leaver_matches.county = leavers.county
        and leaver_matches.leaver = leavers.id and answer is null) as matches,
      asked, signalled_at, taken_unit, closed_on::text as closed_on, sealed, revision
    from leavers where ${sql.join([...conditions], sql` and `)}
    order by unit, pinyin, id limit ${limit + 1}`.execute(desk.db);
  const page = rows.slice(0, limit);
  const last = rows.length > limit ? page.at(-1) : undefined;
  return { rows: await inWords(desk, actor, page), next: last && markOf(last) };
}

export async function countLeavers(desk: Desk, actor: Actor, filter: LeaverFilter): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from leavers
    where ${sql.join([...conditionsOf(desk, actor, filter)], sql` and `)}`.execute(desk.db);
  return rows[0]?.count ?? 0;
}

/** What a filter asks of `leavers`, and what the actor may see at all. */
export function conditionsOf(
  { clock }: Pick<Desk, 'clock'>,
  actor: Actor,
  filter: LeaverFilter,
): readonly RawBuilder<boolean>[] {
  const { unit, state, kind, destination, destinationUnit, place, year, ground } = filter;
  const on = (wanted: boolean | undefined, condition: RawBuilder<boolean>) => (wanted === true ? [condition] : []);
  return [
    sql<boolean>`county = ${actor.county}`,
    sql<boolean>`undone_at is null`,
    filter.coming === true
      ? sql<boolean>`destination_unit is not null and ${permitted(actor, 'continuity.claim', 'leavers.destination_unit')}`
      : ownOnly(actor),
    ...(unit === undefined ? [] : [within(unit, 'leavers.unit')]),
    ...(state === undefined ? [] : [sql<boolean>`state = ${state}`]),
    ...(kind === undefined ? [] : [sql<boolean>`kind = ${kind}`]),
    ...(destination === undefined
      ? []
      : [
          destination === 'none-stated'
            ? sql<boolean>`destination is null`
            : sql<boolean>`destination = ${destination}`,
        ]),
    ...(destinationUnit === undefined ? [] : [within(destinationUnit, 'leavers.destination_unit')]),
    ...(place === undefined ? [] : [sql<boolean>`destination_place = ${place}`]),
    ...(year === undefined ? [] : [sql<boolean>`school_year = ${year}`]),
    ...(ground === undefined ? [] : [sql<boolean>`ground = ${ground}`]),
    ...on(filter.open, sql<boolean>`closed_on is null`),
    ...on(filter.overdue, sql<boolean>`closed_on is null and due_on < ${clock.today()}::date`),
    ...on(filter.asked, sql<boolean>`asked is not null and closed_on is null`),
    ...on(filter.signalled, sql<boolean>`signalled_at is not null`),
    ...on(
      filter.unanswered,
      sql<boolean>`state = 'letter' and exists (select from letters where letters.county = leavers.county
        and letters.about = 'leaver' and letters.about_id = leavers.id and letters.state = 'sent'
        and letters.receipt_due < ${clock.today()}::date)`,
    ),
    ...on(
      filter.matched,
      sql<boolean>`closed_on is null and exists (select from leaver_matches where leaver_matches.county = leavers.county
        and leaver_matches.leaver = leavers.id and answer is null)`,
    ),
  ];
}

function ownOnly(actor: Actor): RawBuilder<boolean> {
  return permitted(actor, 'continuity.read', 'leavers.unit');
}

/** A school that is only said to be the next one reads whom to expect, and not whom to telephone. */
async function inWords(desk: Desk, actor: Actor, rows: readonly Row[]): Promise<readonly LeaverLine[]> {
  const { db, seal, clock } = desk;
  const units = rows.flatMap(({ unit, destination_unit, taken_unit }) =>
    [unit, destination_unit ?? [], taken_unit ?? []].flat(),
  );
  const place = await placesOf(db, actor.county, units, clock.today());
  const { calendar } = await calendarOf(db, actor.county);
  return rows.map((row) => {
    const isOwn = can(actor, 'continuity.read', row.unit);
    const detail = isOwn ? openDetail(seal, actor.county, row.id, row.sealed) : {};
    return {
      ...{ id: row.id, student: row.student, name: row.name, kind: row.kind, unit: row.unit, place: place(row.unit) },
      ...{ leftOn: row.left_on, state: row.state, ground: row.ground ?? undefined, number: row.number ?? undefined },
      destination: row.destination ?? undefined,
      to: destinationInWords(row, detail.school, row.destination_unit ? place(row.destination_unit).school : ''),
      contact: detail.contact ?? '',
      dueOn: row.due_on ?? undefined,
      daysLeft:
        row.due_on === null || row.closed_on !== null
          ? undefined
          : workingDaysLeft(clock.today(), row.due_on, calendar),
      waitsUntil: row.waits_until ?? undefined,
      ...{ matches: row.matches, asked: row.asked !== null, signalled: row.signalled_at !== null },
      taken: row.taken_unit === null ? '' : place(row.taken_unit).school,
      closedOn: row.closed_on ?? undefined,
      revision: row.revision,
    };
  });
}

/** 丹水镇初级中学；外地学校：河南省南阳市内乡县 灌涨镇初中 */
export function destinationInWords(
  { destination, destination_place: place }: Pick<Row, 'destination' | 'destination_place'>,
  school: string | undefined,
  here: string,
): string {
  if (destination === null) return '';
  if (destination === 'here') return here;
  const where = [place, school].filter(Boolean).join(' ');
  return where === '' ? DESTINATIONS[destination].title : `${DESTINATIONS[destination].title}：${where}`;
}

function markOf({ unit, pinyin, id }: Row): string {
  return Buffer.from(JSON.stringify([unit, pinyin, id])).toString('base64url');
}

/** A mark that this list never gave out begins it anew. */
function behind(mark: string | undefined): readonly RawBuilder<boolean>[] {
  if (mark === undefined) return [];
  try {
    const place: unknown = JSON.parse(Buffer.from(mark, 'base64url').toString('utf8'));
    const [unit, pinyin, id] = Array.isArray(place) ? place : [];
    if (typeof unit !== 'string' || typeof pinyin !== 'string' || !/^[0-9a-f-]{36}$/.test(String(id))) return [];
    return [sql<boolean>`(unit, pinyin, id) > (${unit}, ${pinyin}, ${String(id)}::uuid)`];
  } catch {
    return [];
  }
}

/** 离开的年份, the latest first, for the list's filter. */
export async function yearsOf(db: Database, actor: Actor): Promise<readonly number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct school_year as year from leavers where county = ${actor.county} and undone_at is null
      and ${visibleTo(actor)} order by year desc`.execute(db);
  return rows.map(({ year }) => year);
}
