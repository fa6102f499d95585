import { sql } from 'kysely';
import type { CountyCalendar } from '#src/calendar/county-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { dueOf, type Reminder, remindersBy } from '#src/workflow/reminders.ts';
import type { CaseDesk } from './case-desk.ts';

/** What is alike of many steps: ten thousand cases have a few hundred of these. */
interface Clockwork {
  readonly started_on: LocalDate;
  /** Working days, those of pauses among them. */
  readonly days: number;
  readonly due: LocalDate | null;
}

/**
 * 重算期限 — after the calendar changed: the deadlines of all steps that are still open, in the caller's transaction. A step that
 * is closed keeps the day it was reckoned by (R17), and one whose clock stands still gets its day when it goes on.
 */
export async function recountDeadlines(
  work: Work,
  county: string,
  { calendar, version }: CountyCalendar,
): Promise<number> {
  const clocks = await runningClocks(work, county);
  const moved = clocks
    .map((clock) => ({ ...clock, next: dueOf(clock.started_on, clock.days, calendar) ?? null }))
    .filter(({ due, next }) => due !== next);
  if (moved.length === 0) return 0;
  const { numAffectedRows = 0n } = await sql`
    with moved as (
      update case_steps set due = next.due, calendar = ${version}
      from unnest(
        ${moved.map(({ started_on }) => started_on)}::date[], ${moved.map(({ days }) => days)}::integer[],
        ${moved.map(({ next }) => next)}::date[]
      ) as next (started_on, days, due)
      where case_steps.county = ${county} and case_steps.done_on is null and case_steps.started_on = next.started_on
        and case_steps.days + case_steps.paused_days = next.days
        and exists (select from cases where cases.county = ${county} and cases.id = case_steps.case_id
          and cases.state = 'step' and cases.paused_since is null)
      returning case_steps.case_id, case_steps.due
    )
    update cases set due = moved.due from moved where cases.county = ${county} and cases.id = moved.case_id`.execute(
    work,
  );
  return Number(numAffectedRows);
}

/**
 * 每日期限巡查 — tells every desk what its clocks have come to, each thing once. Steps that are alike are judged once, so that a
 * hundred thousand of them cost two statements. Answers how many reminders went out.
 */
export async function remindOfDeadlines(desk: CaseDesk, county: string): Promise<number> {
  const today = desk.clock.today();
  return desk.db.transaction().execute(async (work) => {
    const { calendar } = await desk.calendarOf(work, county);
    const reached = (await runningClocks(work, county)).flatMap((clock) => {
      const step = { startedOn: clock.started_on, days: clock.days, due: clock.due ?? undefined };
      return remindersBy(today, step, calendar).map((kind) => ({ ...clock, kind }));
    });
    if (reached.length === 0) return 0;
    const { rows } = await sql<{ id: string; kind: Reminder }>`
      insert into case_reminders (county, case_id, ordinal, kind, day)
      select ${county}, case_steps.case_id, case_steps.ordinal, reached.kind, ${today}::date
      from case_steps
      join cases on cases.county = case_steps.county and cases.id = case_steps.case_id
      join unnest(
        ${reached.map(({ started_on }) => started_on)}::date[], ${reached.map(({ days }) => days)}::integer[],
        ${reached.map(({ due }) => due)}::date[], ${reached.map(({ kind }) => kind)}::text[]
      ) as reached (started_on, days, due, kind)
        on reached.started_on = case_steps.started_on and reached.days = case_steps.days + case_steps.paused_days
        and reached.due is not distinct from case_steps.due
      where case_steps.county = ${county} and case_steps.done_on is null and cases.state = 'step'
        and cases.paused_since is null
      on conflict do nothing
      returning case_id as id, kind`.execute(work);
    await desk.tell(
      work,
      latestOf(rows).map(({ id, kind }) => ({ county, id, event: kind })),
    );
    return rows.length;
  });
}

/** The same for every county that has open cases. */
export async function remindOfAllDeadlines(desk: CaseDesk): Promise<number> {
  const { rows } = await sql<{ county: string }>`select distinct county from cases where state = 'step'`.execute(
    desk.db,
  );
  let sent = 0;
  for (const { county } of rows) sent += await remindOfDeadlines(desk, county);
  return sent;
}

/** Of what a case has come to since it was last looked at, only the most pressing is said. */
function latestOf(rows: readonly { readonly id: string; readonly kind: Reminder }[]) {
  const pressing = new Map<string, Reminder>();
  for (const { id, kind } of rows) {
    const known = pressing.get(id);
    if (known === undefined || ORDER.indexOf(kind) > ORDER.indexOf(known)) pressing.set(id, kind);
  }
  return [...pressing].map(([id, kind]) => ({ id, kind }));
}

const ORDER: readonly Reminder[] = ['half-time', 'two-days', 'due', 'overdue', 'unpublished'];

async function runningClocks(db: Database | Work, county: string): Promise<readonly Clockwork[]> {
  const { rows } = await sql<Clockwork>`
    select distinct case_steps.started_on, case_steps.days + case_steps.paused_days as days, case_steps.due
    from case_steps
    join cases on cases.county = case_steps.county and cases.id = case_steps.case_id
    where case_steps.county = ${county} and case_steps.done_on is null and cases.state = 'step'
      and cases.paused_since is null`.execute(db);
  return rows;
}
