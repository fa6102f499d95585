import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { type WorkCalendar, workingDaysLeft } from '#src/calendar/working-days.ts';
import type { TodayProvider, TodaySection } from '#src/findings/today.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { numberOf } from '../violation.ts';
import { mayDecide } from './list-violations.ts';

const SHOWN = 6;
const ROOM = '/discipline';

interface Row {
  readonly id: string;
  readonly year: number;
  readonly number: number;
  readonly title: string;
  readonly unit_name: string | null;
  readonly due: LocalDate | null;
}

interface Question {
  readonly key: string;
  readonly title: string;
  readonly tone: TodaySection['tone'];
  readonly where: RawBuilder<boolean>;
  readonly due: RawBuilder<LocalDate | null>;
  readonly search: Readonly<Record<string, string>>;
}

/** 今日的问责 — what the county has to do next, and what a unit has been told and may answer. */
export function disciplineOfToday({ db }: Desk): TodayProvider {
  return async ({ actor, today }) => {
    if (!can(actor, 'discipline.read', actor.unit)) return [];
    const { calendar } = await calendarOf(db, actor.county);
    const questions = [
      ...(can(actor, 'discipline.run', actor.unit) ? ofCounty(actor, today) : []),
      ...ofAccused(actor),
    ];
    const sections = await Promise.all(questions.map((each) => asked(db, actor, each, today, calendar)));
    return sections.flat();
  };
}

function ofCounty(actor: Actor, today: LocalDate): readonly Question[] {
  const mine = sql<boolean>`(${permitted(actor, 'discipline.run', 'violations.unit')})`;
  const none = sql<null>`null::date`;
  const measure = sql<LocalDate>`(select min(each.due_on) from violation_measures as each
    where each.county = violations.county and each.violation = violations.id)`;
  return [
    {
      ...{ key: 'violations-overdue', title: '问责措施已超期', tone: 'overdue', due: measure },
      ...{ where: sql<boolean>`(${mine} and state = 'decided' and ${measure} < ${today}::date)` },
      search: { due: 'measure' },
    },
    {
      ...{ key: 'violations-decide', title: '可以作决定的违规', tone: 'soon', due: none },
      ...{ where: sql<boolean>`(${mine} and ${mayDecide(today)})`, search: { due: 'decide' } },
    },
    {
      ...{ key: 'violations-verify', title: '待核实的违规', tone: 'new', due: none },
      ...{ where: sql<boolean>`(${mine} and state = 'registered')`, search: { state: 'registered' } },
    },
    {
      ...{ key: 'violations-inform', title: '核实了、待告知单位的违规', tone: 'soon', due: none },
      ...{ where: sql<boolean>`(${mine} and state = 'verified')`, search: { state: 'verified' } },
    },
  ];
}

function ofAccused(actor: Actor): readonly Question[] {
  if (!can(actor, 'discipline.answer', actor.unit)) return [];
  const isOurs = sql<boolean>`(violations.unit = ${actor.unit} and state = 'informed' and replied is null)`;
  return [
    {
      ...{ key: 'violations-reply', title: '县局告知的违规，可以陈述申辩', tone: 'soon', where: isOurs },
      ...{ due: sql<LocalDate>`violations.reply_until`, search: { state: 'informed' } },
    },
  ];
}

async function asked(
  db: Database,
  { county }: Actor,
  { key, title, tone, where, due, search }: Question,
  today: LocalDate,
  calendar: WorkCalendar,
): Promise<readonly TodaySection[]> {
  const { rows } = await sql<Row>`
    select violations.id, year, number, title, ${due} as due,
      (select name from units where units.county = violations.county and units.path = violations.unit
        order by until nulls first limit 1) as unit_name
    from violations where violations.county = ${county} and ${where}
    order by due nulls last, found_on, violations.id`.execute(db);
  if (rows.length === 0) return [];
  const lines = rows.slice(0, SHOWN).map((row) => ({
    id: row.id,
    title: `${numberOf(row)} ${row.title}`,
    detail: [row.unit_name, row.due && `到 ${row.due}`].filter(Boolean).join(' · '),
    ...(row.due && { daysLeft: workingDaysLeft(today, row.due, calendar) }),
    door: { to: '/discipline/$id', params: { id: row.id } },
  }));
  return [{ key, title, tone, count: rows.length, lines, door: { to: ROOM, search } }];
}
