import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { type CountyCalendar, countyCalendar } from '../county-days.ts';

/** 本县工作日历 — as it stands now, to reckon deadlines by. */
export async function calendarOf(db: Database | Work, county: string): Promise<CountyCalendar> {
  const { rows } = await sql<{ day: LocalDate; worked: boolean | null; version: number }>`
    select day, worked, version from county_days where county = ${county} order by version`.execute(db);
  const latest = new Map(rows.map((row) => [row.day, row.worked]));
  const days = [...latest].flatMap(([day, worked]) => (worked === null ? [] : [{ day, worked }]));
  return countyCalendar(days, rows.at(-1)?.version ?? 0);
}

/** One entry of the county's calendar, as it was signed. */
export interface SignedDay {
  readonly version: number;
  readonly day: LocalDate;
  readonly worked: boolean | null;
  readonly basis: string;
  readonly by: string;
  readonly at: Date;
}

/** 增定记录 — every entry of a year, the latest first. */
export async function signedDays(db: Database, county: string, year: number): Promise<readonly SignedDay[]> {
  const { rows } = await sql<SignedDay>`
    select county_days.version, day, worked, basis, coalesce(people.name, '') as by, set_at as at
    from county_days left join people on people.county = county_days.county and people.id = county_days.set_by
    where county_days.county = ${county} and day >= ${`${year}-01-01`}::date and day <= ${`${year}-12-31`}::date
    order by county_days.version desc`.execute(db);
  return rows;
}
