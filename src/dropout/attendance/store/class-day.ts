import { sql } from 'kysely';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import { schoolCalendarOf } from '../../store/dropout-settings.ts';
import { type AbsenceReason, objectionToDay, schoolDays } from '../absence.ts';
import { streaksOf } from './follow-streaks.ts';

/** One child of the class, on that day. */
export interface PupilOfDay {
  readonly student: string;
  readonly name: string;
  readonly sex: string;
  /** In words, '' for whoever is 在读. */
  readonly status: string;
  readonly reason: AbsenceReason | undefined;
  /** 连续无故缺勤 as of today, in school days; 0 for whoever is there. */
  readonly streak: number;
}

/** 一个班的一天 — the list with the exceptions marked on it, and which of the last days were marked. */
export interface DayOfClass {
  readonly unit: UnitPath;
  readonly place: Place;
  readonly day: LocalDate;
  readonly mayMark: boolean;
  /** Why this day cannot be marked. */
  readonly objection: Objection | undefined;
  readonly markedAt: Date | undefined;
  readonly confirmedAt: Date | undefined;
  readonly confirmedBy: string | undefined;
  readonly list: readonly PupilOfDay[];
  /** 最近的上课日, the latest first: was it marked, was it confirmed, how many were away. */
  readonly recent: readonly {
    readonly day: LocalDate;
    readonly isConfirmed: boolean;
    readonly isMarked: boolean;
    readonly away: number;
  }[];
}

const RECENT = 14;

/** `undefined` where there is no such class, or it is not this person's to look at. */
export async function classDay(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
  wanted: LocalDate | undefined,
): Promise<DayOfClass | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  if (!can(actor, 'attendance.read', unit)) return undefined;
  if ((await unitsAt(db, county, [unit])).get(unit)?.kind !== 'class') return undefined;
  const today = clock.today();
  const calendar = await schoolCalendarOf(db, county);
  const lastDays = schoolDays(addDays(today, -RECENT), today, calendar).toReversed();
  const day = wanted ?? lastDays[0] ?? today;
  const days = await daysOf(desk, county, unit, lastDays);
  const noted = await db
    .selectFrom('attendance_days')
    .selectAll()
    .where('county', '=', county)
    .where('unit', '=', unit)
    .where('day', '=', day)
    .executeTakeFirst();
  const names = await namesOfPeople(db, county, [noted?.confirmed_by ?? null]);
  return {
    ...{ unit, day, place: (await placesOf(db, county, [unit], today))(unit) },
    mayMark: can(actor, 'attendance.mark', unit),
    objection: objectionToDay(day, today, calendar, actor.office),
    markedAt: noted?.marked_at,
    confirmedAt: noted?.confirmed_at ?? undefined,
    confirmedBy: noted?.confirmed_by ? names.get(noted.confirmed_by) : undefined,
    list: await listOf(desk, county, unit, day),
    recent: days,
  };
}

async function listOf(desk: Desk, county: string, unit: UnitPath, day: LocalDate): Promise<readonly PupilOfDay[]> {
  const { rows } = await sql<{ id: string; name: string; sex: string; status: string; reason: AbsenceReason | null }>`
    select students.id, name, sex, status, reason from students
    left join absences on absences.county = ${county} and absences.student = students.id
      and absences.day = ${day}::date and absences.withdrawn_at is null
    where students.county = ${county} and students.unit = ${unit} and students.withdrawn_at is null
      and students.ended_on is null
    order by pinyin, students.id`.execute(desk.db);
  const streaks = await streaksOf(
    desk,
    desk.db,
    county,
    rows.map(({ id }) => id),
  );
  const days = new Map(streaks.map(({ student, streak }) => [student, streak.days]));
  return rows.map(({ id, name, sex, status, reason }) => ({
    ...{ student: id, name, sex: labelOf('sex', sex), reason: reason ?? undefined, streak: days.get(id) ?? 0 },
    status: status === '' || status === '01' ? '' : labelOf('recordStatus', status),
  }));
}

async function daysOf(
  { db }: Desk,
  county: string,
  unit: UnitPath,
  days: readonly LocalDate[],
): Promise<DayOfClass['recent']> {
  const { rows } = await sql<{ day: LocalDate; is_marked: boolean; is_confirmed: boolean; away: number }>`
    select asked.day, noted.day is not null as is_marked, noted.confirmed_at is not null as is_confirmed,
      (select count(*)::integer from absences where absences.county = ${county} and absences.unit = ${unit}
        and absences.day = asked.day and absences.withdrawn_at is null) as away
    from unnest(${days}::date[]) as asked (day)
    left join attendance_days as noted on noted.county = ${county} and noted.unit = ${unit} and noted.day = asked.day
    order by asked.day desc`.execute(db);
  return rows.map(({ day, is_marked: isMarked, is_confirmed: isConfirmed, away }) => ({
    day,
    isMarked,
    isConfirmed,
    away,
  }));
}
