import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { type Place, placesOf } from '#src/registry/store/names.ts';
import { dropoutSettingsOf, schoolCalendarOf } from '../../store/dropout-settings.ts';
import { type AbsenceReason, schoolDays } from '../absence.ts';
import type { AlertLevel } from '../streak.ts';
import { type Period, streaksBelow } from './attendance-of-unit.ts';

/** One absence behind a figure: who, when, why. */
export interface AbsenceLine {
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly day: LocalDate;
  readonly reason: AbsenceReason;
  readonly by: string;
  readonly mayOpen: boolean;
}

const AT_ONCE = 300;

/** 缺勤名单 — the absences of a period, for one reason or for all, the latest first. */
export async function absencesBelow(
  { db, clock }: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  { from, until }: Period,
  reason: AbsenceReason | undefined,
  most = AT_ONCE,
): Promise<{ readonly rows: readonly AbsenceLine[]; readonly total: number }> {
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'attendance.read', unit) !== unit) return { rows: [], total: 0 };
  const { rows } = await sql<AbsenceRow>`
    select absences.student, students.name, absences.unit, students.unit as now, day, reason,
      coalesce(people.name, '') as by, count(*) over ()::integer as total
    from absences join students on students.county = ${county} and students.id = absences.student
    left join people on people.county = ${county} and people.id = absences.marked_by
    where absences.county = ${county} and ${within(unit, 'absences.unit')}
      and ${permitted(actor, 'attendance.read', 'absences.unit')}
      and day between ${from}::date and ${until}::date and absences.withdrawn_at is null
      and ${reason === undefined ? sql`true` : sql`reason = ${reason}`}
    order by day desc, absences.unit, students.pinyin, absences.student limit ${most}`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map((row) => row.unit),
    clock.today(),
  );
  return {
    rows: rows.map(({ unit: at, now, total: _, ...row }) => ({
      ...{ ...row, place: placeOf(at), mayOpen: can(actor, 'record.read', now) },
    })),
    total: rows[0]?.total ?? 0,
  };
}

interface AbsenceRow extends Omit<AbsenceLine, 'place' | 'mayOpen'> {
  readonly unit: UnitPath;
  readonly now: UnitPath;
  readonly total: number;
}

/** A pupil who has been away in a row until today. */
export interface StreakLine {
  readonly student: string;
  readonly name: string;
  readonly place: Place;
  readonly days: number;
  readonly first: LocalDate;
  readonly last: LocalDate;
  readonly mayOpen: boolean;
}

/** 连续无故缺勤名单 — whoever has reached the level, the longest first. */
export async function streakLines(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  level: AlertLevel,
): Promise<readonly StreakLine[]> {
  const { db, clock } = desk;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'attendance.read', unit) !== unit) return [];
  const least = (await dropoutSettingsOf(db, actor.county))[level];
  const streaks = (await streaksBelow(desk, actor, unit)).filter(({ streak }) => streak.days >= least);
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from students where county = ${actor.county}
      and id = any(${streaks.map(({ student }) => student)}::uuid[])
      and ${permitted(actor, 'attendance.read', 'students.unit')}`.execute(db);
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const placeOf = await placesOf(
    db,
    actor.county,
    streaks.map((one) => one.unit),
    clock.today(),
  );
  return streaks
    .map(({ student, unit: at, streak }) => ({
      ...{ student, name: names.get(student) ?? '', place: placeOf(at), ...streak },
      mayOpen: can(actor, 'record.read', at),
    }))
    .sort((one, other) => other.days - one.days || (one.first < other.first ? -1 : 1));
}

/** 没有登记考勤的班和日子, the latest first. */
export interface UnmarkedLine {
  readonly unit: UnitPath;
  readonly place: Place;
  readonly day: LocalDate;
  readonly teacher: string;
}

export async function unmarkedBelow(
  { db, clock }: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  { from, until }: Period,
): Promise<{ readonly rows: readonly UnmarkedLine[]; readonly total: number }> {
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'attendance.read', unit) !== unit) return { rows: [], total: 0 };
  const last = until < clock.today() ? until : clock.today();
  const days = schoolDays(from, last, await schoolCalendarOf(db, county));
  const { rows } = await sql<{ path: UnitPath; day: LocalDate; teacher: string | null; total: number }>`
    select units.path, asked.day, count(*) over ()::integer as total,
      (select string_agg(people.name, '、' order by people.name) from holdings
        join people on people.county = holdings.county and people.id = holdings.person
        where holdings.county = ${county} and holdings.unit = units.id and holdings.office = 'class-teacher'
          and holdings.until is null) as teacher
    from units cross join unnest(${days}::date[]) as asked (day)
    where units.county = ${county} and units.kind = 'class' and units.until is null
      and ${within(unit, 'units.path')} and ${permitted(actor, 'attendance.read', 'units.path')}
      and exists (select from students where students.county = ${county} and students.unit = units.path
        and students.withdrawn_at is null and students.ended_on is null)
      and not exists (select from attendance_days as noted where noted.county = ${county}
        and noted.unit = units.path and noted.day = asked.day)
    order by asked.day desc, units.path limit ${AT_ONCE}`.execute(db);
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ path }) => path),
    clock.today(),
  );
  return {
    rows: rows.map(({ path, day, teacher }) => ({ unit: path, place: placeOf(path), day, teacher: teacher ?? '' })),
    total: rows[0]?.total ?? 0,
  };
}
