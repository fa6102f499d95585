import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import { askedTogether } from '#src/platform/database/asked-together.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { KEPT } from '#src/platform/database/kept-statement.ts';
import { type CountyCalendar, countyCalendar } from '../county-days.ts';

/** 本县工作日历 — as it stands now, to reckon deadlines by. */
export async function calendarOf(db: Database | Work, county: string): Promise<CountyCalendar> {
  return db.isTransaction ? ((await calendarsOf(db, [county])).get(county) ?? NO_DAYS) : calendarTogether(db, county);
}

/** Whatever is due is held against it, so that one page asks for it in a dozen places at the same moment. */
const calendarTogether = askedTogether(async (db, counties: readonly string[]) => {
  const calendars = await calendarsOf(db, [...new Set(counties)]);
  return counties.map((county) => calendars.get(county) ?? NO_DAYS);
});

async function calendarsOf(
  db: Database | Work,
  counties: readonly string[],
): Promise<ReadonlyMap<string, CountyCalendar>> {
  const { rows } = await sql<EnteredDay>`
    select county, day, worked, version from county_days where county = any(${[...counties]}::text[])
    order by version ${KEPT}`.execute(db);
  const entered = new Map(counties.map((county) => [county, rows.filter((row) => row.county === county)]));
  return new Map([...entered].map(([county, days]) => [county, calendarWith(days)]));
}

interface EnteredDay {
  readonly county: string;
  readonly day: LocalDate;
  readonly worked: boolean | null;
  readonly version: number;
}

function calendarWith(entries: readonly EnteredDay[]): CountyCalendar {
  const latest = new Map(entries.map(({ day, worked }) => [day, worked]));
  const days = [...latest].flatMap(([day, worked]) => (worked === null ? [] : [{ day, worked }]));
  return countyCalendar(days, entries.at(-1)?.version ?? 0);
}

const NO_DAYS = calendarWith([]);

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
