import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { dayObjections } from '../county-days.ts';
import { calendarOf } from './county-calendar.ts';

/** 日历办公桌 — whoever reckons by the calendar is told, in the same transaction, that it has changed. */
export interface CalendarDesk extends Desk {
  readonly afterCalendar: (work: Work, county: string) => Promise<void>;
}

export interface DayToSet {
  readonly day: LocalDate;
  /** Absent: the county's own rule for the day is taken back. */
  readonly worked: boolean | undefined;
  readonly basis: string;
}

/** 增定工作日 — one signed entry: who, when, on what document. The open deadlines follow; closed ones never move. */
export function setCountyDay(
  desk: CalendarDesk,
  actor: Actor,
  { day, worked, basis }: DayToSet,
): Promise<{ readonly version: number } | { readonly objections: readonly Objection[] }> {
  return desk.db.transaction().execute(async (work) => {
    const { county } = actor;
    await sql`select pg_advisory_xact_lock(hashtextextended(${`county-days:${county}`}, 0))`.execute(work);
    const objections = dayObjections(day, worked, desk.clock.today(), await calendarOf(work, county));
    if (objections.length > 0) return { objections };
    const { rows } = await sql<{ version: number }>`
      insert into county_days (county, version, day, worked, basis, set_by, set_at)
      select ${county}, coalesce(max(version), 0) + 1, ${day}::date, ${worked ?? null}::boolean, ${basis},
        ${actor.person}::uuid, ${desk.clock.now()}
      from county_days where county = ${county}
      returning version`.execute(work);
    const detail = { day, worked: worked ?? null };
    const deed = { action: 'calendar.set', subjectKind: 'county', subject: county, reason: basis, detail } as const;
    await audit(work, actor, deed, desk.clock.now());
    await desk.afterCalendar(work, county);
    return { version: rows[0]?.version ?? 0 };
  });
}
