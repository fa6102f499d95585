import { sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import { workingDaysLeft } from '#src/calendar/working-days.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { NewsEvent } from '#src/notices/news.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { Leaver } from './leaver-rows.ts';

/** Two working days before the day, and once it has passed, each week anew. */
const SOON = 2;
const AGAIN = 5;

/** 立案告知 — each school once, with how many; never a name. */
export async function tellOfOpened(
  desk: Pick<Desk, 'clock'>,
  work: Work,
  county: string,
  opened: readonly Pick<Leaver, 'unit'>[],
): Promise<void> {
  for (const [school, count] of bySchool(opened)) {
    await tellSchool(desk, work, county, school, {
      event: 'leavers-opened',
      title: `${count} 名学生学籍未接续`,
      offices: ['registrar', 'head'],
    });
  }
}

/** 催办 — by the days that are left of each case; the central school and the county hear of what is overdue. Answers how many were told of. */
export async function tellOfTerms(desk: Pick<Desk, 'clock'>, work: Work, county: string): Promise<number> {
  const today = desk.clock.today();
  const { calendar } = await calendarOf(work, county);
  const { rows } = await sql<{ id: string; unit: UnitPath; due_on: LocalDate; told_on: LocalDate | null }>`
    select id, unit, due_on::text as due_on, told_on::text as told_on from leavers
    where county = ${county} and state = 'unclaimed' and undone_at is null and due_on is not null
      and told_on is distinct from ${today}::date
      and due_on <= ${today}::date + 15
    order by unit, id for update`.execute(work);
  const told = rows.map((row) => ({ ...row, left: workingDaysLeft(today, row.due_on, calendar) }));
  const soon = told.filter(({ left }) => left === SOON);
  const late = told.filter(({ left, due_on, told_on }) => {
    if (left === undefined || left >= 0) return false;
    return told_on === null || told_on <= due_on || (workingDaysLeft(told_on, today, calendar) ?? 0) >= AGAIN;
  });
  await noteTold(work, county, today, [...soon, ...late]);
  for (const [school, count] of bySchool(soon)) {
    const title = `${count} 名未接续学生`;
    await tellSchool(desk, work, county, school, { event: 'leavers-soon', title, offices: ['registrar'] });
  }
  for (const [school, count] of bySchool(late)) {
    const title = `${count} 名未接续学生`;
    const offices = ['registrar', 'head', 'central-school', 'county'] as const;
    await tellSchool(desk, work, county, school, { event: 'leavers-overdue', title, offices });
  }
  return soon.length + late.length;
}

interface SchoolNews {
  readonly event: NewsEvent;
  readonly title: string;
  readonly offices: readonly Office[];
  readonly by?: string | undefined;
}

/** Whoever holds one of these offices at the school or above it. What it is called stands before the words. */
export async function tellSchool(
  { clock }: Pick<Desk, 'clock'>,
  work: Work,
  county: string,
  school: UnitPath,
  { event, title, offices, by }: SchoolNews,
): Promise<void> {
  const { rows } = await sql<{ person: string }>`
    select distinct holdings.person from holdings
    join units on units.county = holdings.county and units.id = holdings.unit and units.until is null
    join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
    where holdings.county = ${county} and holdings.office = any(${[...offices]}::text[]) and holdings.until is null
      and (${school} = units.path or starts_with(${school}, units.path || '/'))
    order by holdings.person`.execute(work);
  const unit = await work
    .selectFrom('units')
    .select(['id', 'name'])
    .where('county', '=', county)
    .where('path', '=', school)
    .orderBy(sql`until is not null`)
    .limit(1)
    .executeTakeFirst();
  if (unit === undefined) return;
  const people = rows.map(({ person }) => person);
  const news = { event, about: 'leavers', id: unit.id, title: `${unit.name}：${title}`, people, by } as const;
  await tellPeople(work, county, news, clock.now());
}

function bySchool(leavers: readonly { readonly unit: UnitPath }[]): ReadonlyMap<UnitPath, number> {
  const counts = new Map<UnitPath, number>();
  for (const { unit } of leavers) {
    const school = schoolOfClass(unit);
    counts.set(school, (counts.get(school) ?? 0) + 1);
  }
  return counts;
}

async function noteTold(
  work: Work,
  county: string,
  today: LocalDate,
  rows: readonly { readonly id: string }[],
): Promise<void> {
  await sql`
    update leavers set told_on = ${today}::date
    where county = ${county} and id = any(${rows.map(({ id }) => id)}::uuid[])`.execute(work);
}
