import { type RawBuilder, sql } from 'kysely';
import { type WorkCalendar, workingDaysAfter, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import { type Actor, OFFICES, type Office } from '#src/organization/office.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { CaseState } from '#src/workflow/case.ts';
import type { CaseDesk } from './case-desk.ts';
import { visibleTo } from './visible-cases.ts';

/** What a list of cases is narrowed to. */
export interface CaseFilter {
  readonly scope: 'mine' | 'applied' | 'all';
  readonly state?: CaseState['at'] | undefined;
  readonly procedure?: string | undefined;
  /** Cases of which a party lies within it; of a class, those of its pupils. */
  readonly unit?: UnitPath | undefined;
  readonly due?: 'overdue' | 'soon' | undefined;
  /** Those that came to their desk on that day or later. */
  readonly since?: LocalDate | undefined;
  /** Those that were handed in on that day or later, whatever became of them. */
  readonly filed?: LocalDate | undefined;
}

export interface CaseListRequest extends CaseFilter {
  /** `next` of the page before, with the same filter. */
  readonly next?: string | undefined;
  readonly limit: number;
}

/** One line of a list of cases. */
export interface CaseRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly procedure: string;
  readonly state: CaseState['at'];
  readonly step: string | undefined;
  readonly desk: string | undefined;
  /** Where it lies: at its desk's unit, and with the applicant's while it is filled in or mended. */
  readonly unitName: string | undefined;
  readonly due: LocalDate | undefined;
  readonly daysLeft: number | undefined;
  readonly paused: boolean | undefined;
  readonly changedAt: string;
}

/** 办理单清单 — my desk's by what is due first, all others the latest first. A cursor this list never gave out begins it anew. */
export async function listCases(desk: CaseDesk, actor: Actor, request: CaseListRequest) {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  const today = desk.clock.today();
  const conditions = conditionsOfCases(actor, request, { today, calendar });
  const order = request.scope === 'mine' ? BY_DUE : BY_CHANGE;
  const after = request.next === undefined ? undefined : order.after(request.next);
  const all = after === undefined ? conditions : [...conditions, after];
  const found = await rowsWhere(desk.db, all, order.by, request.limit + 1);
  const page = found.slice(0, request.limit);
  const last = found.length > request.limit ? page.at(-1) : undefined;
  return {
    rows: await inWords(desk.db, actor.county, page, { today, calendar }),
    next: last && Buffer.from(JSON.stringify(order.mark(last))).toString('base64url'),
    total: after === undefined ? await countWhere(desk.db, conditions) : undefined,
  };
}

/** 按姓名查找 — the latest first, open and closed. */
export async function searchCases(desk: CaseDesk, actor: Actor, name: string): Promise<readonly CaseRow[]> {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  const called = sql<boolean>`exists (select 1 from case_pupils where case_pupils.county = ${actor.county}
    and case_pupils.case_id = cases.id and position(${name.normalize('NFC')} in case_pupils.name) > 0)`;
  const rows = await rowsWhere(desk.db, [visibleTo(actor), called], BY_CHANGE.by, MOST_FOUND);
  return inWords(desk.db, actor.county, rows, { today: desk.clock.today(), calendar });
}

/** 学生的业务 — every case of a pupil that the actor may see, the latest first. */
export async function casesOfPupil(desk: CaseDesk, actor: Actor, student: string): Promise<readonly CaseRow[]> {
  const { calendar } = await desk.calendarOf(desk.db, actor.county);
  const of = sql<boolean>`exists (select 1 from case_pupils where case_pupils.county = ${actor.county}
    and case_pupils.case_id = cases.id and (case_pupils.student = ${student}::uuid or case_pupils.opens = ${student}::uuid))`;
  const rows = await rowsWhere(desk.db, [visibleTo(actor), of], BY_CHANGE.by, MOST_FOUND);
  return inWords(desk.db, actor.county, rows, { today: desk.clock.today(), calendar });
}

const MOST_FOUND = 100;

export interface Reckoning {
  readonly today: LocalDate;
  readonly calendar: WorkCalendar;
}

/** A filter as WHERE conditions over `cases`; the county and what the actor may see are always among them. */
export function conditionsOfCases(
  actor: Actor,
  { scope, state, procedure, unit, due, since, filed }: CaseFilter,
  reckoning: Reckoning,
): readonly RawBuilder<boolean>[] {
  return [
    ...(scope === 'mine' ? [sql<boolean>`cases.county = ${actor.county}`, onDeskOf(actor, reckoning.today)] : []),
    ...(scope === 'applied'
      ? [sql<boolean>`cases.county = ${actor.county}`, permitted(actor, 'case.read', 'cases.applicant')]
      : []),
    ...(scope === 'all' ? [visibleTo(actor)] : []),
    ...(state === undefined ? [] : [sql<boolean>`cases.state = ${state}`]),
    ...(procedure === undefined ? [] : [sql<boolean>`cases.procedure = ${procedure}`]),
    ...(unit === undefined ? [] : [ofUnit(unit)]),
    ...(due === undefined ? [] : [dueWithin(due, reckoning)]),
    ...(since === undefined ? [] : [arrivedSince(since)]),
    ...(filed === undefined ? [] : [sql<boolean>`cases.submitted_at >= ${filed}::date`]),
  ];
}

/** A case lies with schools; of a grade or a class are those of its pupils. */
function ofUnit(unit: UnitPath): RawBuilder<boolean> {
  if (schoolOfClass(unit) === unit) {
    return sql<boolean>`(${within(unit, 'cases.holding')} or ${within(unit, 'cases.receiving')})`;
  }
  return sql<boolean>`exists (select from case_pupils join students on students.county = case_pupils.county
    and students.id = case_pupils.student where case_pupils.county = cases.county and case_pupils.case_id = cases.id
    and ${within(unit, 'students.unit')})`;
}

/**
 * 待我办理 — what waits for this office: at its step, and what lies with a school's registrar to be filled in or mended.
 * Under an exemption the registrar stands in for the head.
 */
export function onDeskOf(actor: Actor, today: LocalDate): RawBuilder<boolean> {
  const step = sql<boolean>`(cases.state = 'step' and cases.desk_office = ${actor.office}
    and ${permitted(actor, 'case.decide', 'cases.desk_unit')})`;
  if (actor.office !== 'registrar') return step;
  const own = permitted(actor, 'case.apply', 'cases.applicant');
  return sql<boolean>`(${step} or (cases.state in ('draft', 'returned') and ${own})
    or (cases.state = 'step' and cases.desk_office = 'head' and cases.desk_unit = cases.applicant and ${own}
      and exists (select 1 from exemptions where exemptions.county = ${actor.county}
        and (exemptions.unit = cases.applicant or cases.applicant like exemptions.unit || '/%')
        and exemptions.since <= ${today} and (exemptions.until is null or exemptions.until >= ${today}))))`;
}

/** Within how many working days something is due soon. */
const SOON = 3;

/** Whether a case came to the desk on which it lies on that day or later. */
export function arrivedSince(since: LocalDate): RawBuilder<boolean> {
  return sql<boolean>`(cases.state = 'step' and cases.desk_since >= ${since}::date)`;
}

export function dueWithin(due: 'overdue' | 'soon', { today, calendar }: Reckoning): RawBuilder<boolean> {
  const running = sql`cases.state = 'step' and cases.paused_since is null`;
  if (due === 'overdue') return sql<boolean>`(${running} and cases.due < ${today})`;
  const until = workingDaysAfter(today, SOON, calendar) ?? today;
  return sql<boolean>`(${running} and cases.due >= ${today} and cases.due <= ${until})`;
}

export interface ListedRow {
  readonly id: string;
  readonly number: string;
  readonly title: string;
  readonly procedure: string;
  readonly state: string;
  readonly step_title: string | null;
  readonly desk_office: string | null;
  readonly desk_unit: string | null;
  readonly applicant: string;
  readonly desk_since: LocalDate | null;
  readonly due: LocalDate | null;
  readonly paused_since: LocalDate | null;
  readonly changed_at: Date;
  readonly changed_mark: string;
}

/** Cases where all conditions hold; they must name the county. */
export async function rowsWhere(
  db: Database | Work,
  conditions: readonly RawBuilder<boolean>[],
  order: RawBuilder<unknown>,
  limit: number,
): Promise<readonly ListedRow[]> {
  const { rows } = await sql<ListedRow>`
    select cases.id, cases.number, cases.title, cases.procedure, cases.state, cases.desk_office, cases.desk_unit,
      cases.applicant,
      cases.desk_since, cases.due, cases.paused_since, cases.changed_at, cases.changed_at::text as changed_mark,
      (select case_steps.title from case_steps where case_steps.county = cases.county and case_steps.case_id = cases.id
        and case_steps.done_on is null limit 1) as step_title
    from cases where ${sql.join(conditions, sql` and `)} order by ${order} limit ${limit}`.execute(db);
  return rows;
}

export async function countWhere(db: Database | Work, conditions: readonly RawBuilder<boolean>[]): Promise<number> {
  const [count] = await countEach(db, conditions, [sql<boolean>`true`]);
  return count ?? 0;
}

/** Of the cases where all conditions hold, for how many each of the others holds, too: looked through once. */
export async function countEach(
  db: Database | Work,
  conditions: readonly RawBuilder<boolean>[],
  others: readonly RawBuilder<boolean>[],
): Promise<readonly number[]> {
  const counts = others.map((other) => sql`count(*) filter (where ${other})::integer`);
  const { rows } = await sql<{ counts: readonly number[] }>`
    select array[${sql.join(counts)}] as counts from cases where ${sql.join(conditions, sql` and `)}`.execute(db);
  return rows[0]?.counts ?? [];
}

export async function inWords(
  db: Database | Work,
  county: string,
  rows: readonly ListedRow[],
  { today, calendar }: Reckoning,
): Promise<readonly CaseRow[]> {
  const paths = rows.flatMap((row) => unitOf(row) ?? []);
  const units = await unitsAt(db, county, paths);
  const nameAt = (path: UnitPath | undefined) => path && units.get(path)?.name;
  return rows.map((row) => ({
    ...{ id: row.id, number: row.number, title: row.title, procedure: row.procedure },
    state: row.state as CaseState['at'], // the table's check allows nothing else
    step: row.step_title ?? undefined,
    desk: row.desk_office === null ? undefined : OFFICES[row.desk_office as Office].title, // written from a step
    unitName: nameAt(unitOf(row)),
    due: row.due ?? undefined,
    daysLeft: row.due !== null && row.paused_since === null ? workingDaysLeft(today, row.due, calendar) : undefined,
    paused: row.paused_since !== null || undefined,
    changedAt: row.changed_at.toISOString(),
  }));
}

function unitOf({ state, desk_unit, applicant }: ListedRow): UnitPath | undefined {
  if (state === 'draft' || state === 'returned') return applicant as UnitPath; // the column holds nothing else
  return (desk_unit ?? undefined) as UnitPath | undefined; // likewise
}

interface Order {
  readonly by: RawBuilder<unknown>;
  readonly mark: (row: ListedRow) => readonly string[];
  readonly after: (cursor: string) => RawBuilder<boolean> | undefined;
}

/** What has no deadline comes last. */
const NEVER = '9999-12-31';

/** 先到期的在前. */
export const BY_DUE: Order = {
  by: sql`coalesce(cases.due, ${sql.lit(NEVER)}::date), cases.number`,
  mark: ({ due, number }) => [due ?? NEVER, number],
  after: (cursor) => {
    const [due, number] = placeIn(cursor, /^\d{4}-\d\d-\d\d$/, /^\d{4}-\d{1,9}$/);
    if (due === undefined || number === undefined) return undefined;
    return dueAfter(due as LocalDate, number); // by its form
  },
};

/** What comes after this place in the order of `BY_DUE`. */
export function dueAfter(due: LocalDate | undefined, number: string): RawBuilder<boolean> {
  return sql<boolean>`(coalesce(cases.due, ${sql.lit(NEVER)}::date), cases.number) > (${due ?? NEVER}::date, ${number})`;
}

const BY_CHANGE: Order = {
  by: sql`cases.changed_at desc, cases.id`,
  mark: ({ changed_mark: at, id }) => [at, id],
  after: (cursor) => {
    const [at, id] = placeIn(cursor, /^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d(\.\d+)?[+-]\d\d(:?\d\d)?$/, UUID);
    if (at === undefined || id === undefined) return undefined;
    return sql<boolean>`(cases.changed_at < ${at}::timestamptz
      or (cases.changed_at = ${at}::timestamptz and cases.id > ${id}::uuid))`;
  },
};

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The parts of a cursor; none where one is not of its form. */
function placeIn(cursor: string, ...forms: readonly RegExp[]): readonly string[] {
  try {
    const place: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    const parts = Array.isArray(place) ? place : [];
    const texts = forms.flatMap((form, i) => (typeof parts[i] === 'string' && form.test(parts[i]) ? [parts[i]] : []));
    return texts.length === forms.length ? texts : [];
  } catch {
    return [];
  }
}
