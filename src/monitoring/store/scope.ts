import { type RawBuilder, sql } from 'kysely';
import { calendarOf } from '#src/calendar/store/county-calendar.ts';
import type { WorkCalendar } from '#src/calendar/working-days.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { within } from '#src/organization/store/permitted.ts';
import { isCounty, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { MonitoringTerms } from '../terms.ts';
import { termsOf } from './terms.ts';

/** 统计口径 of one look: whose, where, and as of when. */
export interface Scope {
  readonly db: Database;
  readonly county: string;
  readonly path: UnitPath;
  /** As it stood at its end; today, as it stands now. */
  readonly day: LocalDate;
  /** Thirty days with this one. */
  readonly since: LocalDate;
  readonly isToday: boolean;
  readonly calendar: WorkCalendar;
  readonly terms: MonitoringTerms;
}

/** 近 30 天, the day itself among them. */
export const MONTH = 30;

export async function scopeOf({ db, clock }: Desk, county: string, path: UnitPath, day: LocalDate): Promise<Scope> {
  const [{ calendar }, terms] = await Promise.all([calendarOf(db, county), termsOf(db, county)]);
  return { db, county, path, day, since: addDays(day, 1 - MONTH), isToday: day === clock.today(), calendar, terms };
}

/** The moment the day ends, in Beijing. */
export function endOf({ day }: Pick<Scope, 'day'>): RawBuilder<Date> {
  return startOf(addDays(day, 1));
}

export function startOf(day: LocalDate): RawBuilder<Date> {
  return sql<Date>`${`${day}T00:00:00+08:00`}::timestamptz`;
}

/** Of a table of the county's, by its columns `county` and a path of units. */
export function inScope({ county, path }: Scope, table: string, unit = 'unit'): RawBuilder<boolean> {
  const own = sql<boolean>`${sql.ref(`${table}.county`)} = ${county}`;
  // Everything of a county's lies in it: eighty thousand paths need not be looked at.
  return isCounty(path) ? own : sql<boolean>`${own} and ${within(path, `${table}.${unit}`)}`;
}
