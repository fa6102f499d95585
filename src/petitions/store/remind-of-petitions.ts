import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { unitsOver } from '#src/notices/addressees.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { isCounty, type UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Reminder, remindersBy } from '#src/workflow/reminders.ts';
import { handlersAt } from './tell-handlers.ts';

/** Which of the reminders there are for petitions, and the notice each becomes. */
const TOLD = {
  'half-time': 'petition-half',
  'two-days': 'petition-two',
  due: 'petition-due',
  overdue: 'petition-overdue',
} as const satisfies Partial<Record<Reminder, NewsEvent>>;

interface Running {
  readonly county: string;
  readonly id: string;
  readonly number: string;
  readonly unit: UnitPath;
  readonly owner: string | null;
  readonly counted_from: LocalDate;
  readonly days: number;
  readonly due: LocalDate;
}

/**
 * 期限提醒 — half time, two days, due, overdue; each once for each deadline, to whoever has it, and overdue also to the levels
 * above. Can be made twice without harm. Answers how many went out.
 */
export async function remindOfPetitions(desk: Desk): Promise<number> {
  const { rows } = await sql<Running>`
    select county, id, number, unit, owner, counted_from, days, due from petitions
    where state in ('new', 'working') and due is not null order by county, due`.execute(desk.db);
  let sent = 0;
  for (const row of rows) {
    sent += await desk.db.transaction().execute(async (work) => {
      const { calendar } = await calendarOf(work, row.county);
      return remind(desk, work, row, calendar);
    });
  }
  return sent;
}

async function remind({ clock }: Desk, work: Work, row: Running, calendar: WorkCalendar): Promise<number> {
  const { county, id, number, due } = row;
  const today = clock.today();
  const step = { startedOn: row.counted_from, days: row.days, due };
  const kinds = remindersBy(today, step, calendar).flatMap((kind) => (kind === 'unpublished' ? [] : [kind]));
  if (kinds.length === 0) return 0;
  const { rows: fresh } = await sql<{ kind: keyof typeof TOLD }>`
    insert into petition_reminders (county, petition, due, kind, day)
    select ${county}, ${id}::uuid, ${due}::date, kind, ${today}::date from unnest(${kinds}::text[]) as kind
    on conflict do nothing returning kind`.execute(work);
  // After a long weekend several have come at once: only the gravest is said.
  const last = kinds.findLast((kind) => fresh.some((each) => each.kind === kind));
  if (last === undefined) return 0;
  const people = await toldOf(work, row, last);
  await tellPeople(work, county, { event: TOLD[last], about: 'petition', id, title: number, people }, clock.now());
  return 1;
}

async function toldOf(work: Work, { county, unit, owner }: Running, kind: keyof typeof TOLD) {
  const own = owner === null ? (await handlersAt(work, county, unit)).map(({ person }) => person) : [owner];
  if (kind !== 'overdue') return own;
  const above = unitsOver(unit).filter((path) => path !== unit && path.split('/').length >= COUNTY_DEPTH);
  const lists = await Promise.all(above.map((path) => handlersAt(work, county, path)));
  return [...own, ...(isCounty(unit) ? [] : lists.flat().map(({ person }) => person))];
}

/** `/41/4113/411323` */
const COUNTY_DEPTH = 4;
