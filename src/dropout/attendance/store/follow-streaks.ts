import { sql } from 'kysely';
import { groupedBy } from '#src/kernel/grouped-by.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import { peopleAt } from '#src/notices/store/people-at.ts';
import { tellPeople } from '#src/notices/store/tell-people.ts';
import { schoolOfClass } from '#src/organization/class-path.ts';
import type { Actor, Office } from '#src/organization/office.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { dropoutSettingsOf, schoolCalendarOf } from '../../store/dropout-settings.ts';
import type { AbsenceReason } from '../absence.ts';
import { type AlertLevel, levelsReached, type Streak, streakOf } from '../streak.ts';
import { suspectOfAbsence } from './suspect-dropout.ts';

/** How far back a row of days is looked for: longer ago there is a case already. */
const LOOKED_BACK = 120;

/** A child of whom something is to be said: where it is, and the days it was away. */
export interface StreakOfPupil {
  readonly student: string;
  readonly unit: UnitPath;
  readonly streak: Streak;
}

/**
 * 连续无故缺勤 of these children as of today. Read of the days of their class and of the classes in which they were marked.
 * For the system.
 */
export async function streaksOf(
  { clock }: Pick<Desk, 'clock'>,
  db: Database | Work,
  county: string,
  students: readonly string[],
): Promise<readonly StreakOfPupil[]> {
  if (students.length === 0) return [];
  const [today, calendar] = [clock.today(), await schoolCalendarOf(db, county)];
  const from = addDays(today, -LOOKED_BACK);
  const { rows: absent } = await sql<{ student: string; unit: UnitPath; day: LocalDate; reason: AbsenceReason }>`
    select absences.student, students.unit, absences.day, absences.reason from absences
    join students on students.county = ${county} and students.id = absences.student
      and students.withdrawn_at is null and students.ended_on is null
    where absences.county = ${county} and absences.student = any(${students}::uuid[])
      and absences.withdrawn_at is null and absences.day between ${from}::date and ${today}::date`.execute(db);
  const units = [...new Set(absent.map(({ unit }) => unit))];
  const { rows: days } = await sql<{ unit: string; day: LocalDate }>`
    select unit, day from attendance_days where county = ${county} and unit = any(${units}::text[])
      and day between ${from}::date and ${today}::date`.execute(db);
  const marked = groupedBy(days, ({ unit }) => unit);
  return [...groupedBy(absent, ({ student }) => student)].flatMap(([student, own]) => {
    const unit = own[0]?.unit ?? '/';
    const streak = streakOf(
      {
        marked: new Set((marked.get(unit) ?? []).map(({ day }) => day)),
        absent: new Map(own.map(({ day, reason }) => [day, reason])),
      },
      today,
      calendar,
    );
    return streak === undefined ? [] : [{ student, unit, streak }];
  });
}

/**
 * 达到阈值的当天就办 — whoever has reached a level is told of once in a row of days: the school and the central school by notice, the
 * dropout ledger by a case. In the transaction of the mark itself.
 */
export async function followStreaks(
  desk: Desk,
  work: Work,
  county: string,
  students: readonly string[],
  by: Actor,
): Promise<void> {
  const streaks = await streaksOf(desk, work, county, students);
  const settings = await dropoutSettingsOf(work, county);
  const reached = streaks.flatMap((one) =>
    levelsReached(one.streak.days, settings).map((level) => ({ ...one, level })),
  );
  const fresh = await noteAlerts(work, county, reached, desk.clock.now());
  for (const one of fresh.filter(({ level }) => level === 'suspect')) {
    await suspectOfAbsence(desk, work, county, one, by);
  }
  const told = fresh.filter(({ level }) => level === 'report');
  if (told.length > 0) await tellOf(desk, work, county, told, by);
}

type Reached = StreakOfPupil & { readonly level: AlertLevel };

/** Those that were not told yet in this row of days, which may have grown at its beginning too. */
async function noteAlerts(work: Work, county: string, reached: readonly Reached[], now: Date) {
  if (reached.length === 0) return [];
  const { rows } = await sql<{ at: number }>`
    with new as (
      select * from unnest(${reached.map((_, i) => i)}::integer[], ${reached.map(({ student }) => student)}::uuid[],
        ${reached.map(({ streak }) => streak.first)}::date[], ${reached.map(({ streak }) => streak.last)}::date[],
        ${reached.map(({ level }) => level)}::text[], ${reached.map(({ streak }) => streak.days)}::integer[])
        as new (at, student, first_day, last_day, level, days)
    ), written as (
      insert into absence_alerts (county, student, first_day, level, days, at)
      select ${county}, student, first_day, level, days, ${now} from new
      where not exists (select from absence_alerts as told where told.county = ${county}
        and told.student = new.student and told.level = new.level
        and told.first_day between new.first_day and new.last_day)
      on conflict do nothing returning student, level
    )
    select new.at from new join written using (student, level)`.execute(work);
  return rows.flatMap(({ at }) => reached[at] ?? []);
}

/** 报学校和中心校 — no child is named in a notice; it leads to the record. */
async function tellOf({ clock }: Desk, work: Work, county: string, told: readonly Reached[], by: Actor): Promise<void> {
  const placeOf = await placesOf(
    work,
    county,
    told.map(({ unit }) => unit),
    clock.today(),
  );
  for (const { student, unit, streak } of told) {
    const seats = TOLD_OF_ABSENCE.map((office) => ({ office, of: schoolOfClass(unit) }));
    const people = [...(await peopleAt(work, county, seats)).values()].flat();
    const title = `${placeOf(unit).school}${placeOf(unit).class}一名学生（${streak.days} 个上课日）`;
    const news = { event: 'absence-report', about: 'pupil', id: student, title, people, by: by.person } as const;
    await tellPeople(work, county, news, clock.now());
  }
}

const TOLD_OF_ABSENCE = ['registrar', 'head', 'central-school'] as const satisfies readonly Office[];
