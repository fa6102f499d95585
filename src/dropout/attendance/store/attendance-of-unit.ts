import { sql } from 'kysely';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Actor } from '#src/organization/office.ts';
import { narrowed, permitted, within } from '#src/organization/store/permitted.ts';
import { unitsAt, unitsDirectlyBelow } from '#src/organization/store/units.ts';
import { isWithin, parentOf, type UnitKind, type UnitPath } from '#src/organization/unit.ts';
import type { Database } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import { dropoutSettingsOf, schoolCalendarOf } from '../../store/dropout-settings.ts';
import { type AttendanceCounts, addAttendance, NO_ATTENDANCE, schoolDays } from '../absence.ts';
import { type AlertLevel, EVERY_LEVEL, levelsReached } from '../streak.ts';
import { type StreakOfPupil, streaksOf } from './follow-streaks.ts';

/** 考勤情况 of a unit over some days, and who has been away in a row until today. */
export interface AttendanceLine {
  readonly path: UnitPath;
  readonly name: string;
  readonly kind: UnitKind;
  readonly classes: number;
  /** 在册 today. */
  readonly roll: number;
  readonly counts: AttendanceCounts;
  /** 连续无故缺勤 pupils who have reached each level today. */
  readonly rows: Readonly<Record<AlertLevel, number>>;
}

export interface AttendanceOfUnit {
  readonly unit: UnitPath;
  readonly name: string;
  readonly from: LocalDate;
  readonly until: LocalDate;
  /** Days of school among them. */
  readonly days: number;
  readonly thresholds: Readonly<Record<AlertLevel, number>>;
  readonly whole: AttendanceLine;
  readonly rows: readonly AttendanceLine[];
}

export interface Period {
  readonly from: LocalDate;
  readonly until: LocalDate;
}

/** Class by class within a school, above it by what lies directly below. `undefined` where the unit is not this person's to look at. */
export async function attendanceOfUnit(
  desk: Desk,
  actor: Actor,
  wanted: UnitPath | undefined,
  { from, until }: Period,
): Promise<AttendanceOfUnit | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  const unit = wanted ?? actor.unit;
  if (narrowed(actor, 'attendance.read', unit) !== unit) return undefined;
  const at = (await unitsAt(db, county, [unit])).get(unit);
  if (at === undefined) return undefined;
  const [calendar, settings] = [await schoolCalendarOf(db, county), await dropoutSettingsOf(db, county)];
  const last = until < clock.today() ? until : clock.today();
  const days = schoolDays(from, last, calendar);
  const streaks = await streaksBelow(desk, actor, unit);
  const lines = (await classLines(desk, actor, unit, days)).map((line) => ({
    ...line,
    rows: levelCounts(
      streaks.filter((one) => one.unit === line.path),
      settings,
    ),
  }));
  const place = (await placesOf(db, county, [unit], clock.today()))(unit);
  const name = place.class === '' ? at.name : place.class;
  const whole = addedUp({ path: unit, name, kind: at.kind }, lines);
  const thresholds = { follow: settings.follow, report: settings.report, suspect: settings.suspect };
  const frame = { unit, name, from, until, days: days.length, thresholds, whole };
  if (at.kind !== 'county' && at.kind !== 'central-school') return { ...frame, rows: [...lines].sort(byGrade) };
  const below = await unitsDirectlyBelow(db, actor, unit, false);
  const rows = below.map((each) =>
    addedUp(
      each,
      lines.filter(({ path }) => isWithin(path, each.path)),
    ),
  );
  return { ...frame, rows: rows.filter(({ classes }) => classes > 0) };
}

/** Pupils below a unit who have been away without leave until today. */
export async function streaksBelow(desk: Desk, actor: Actor, unit: UnitPath): Promise<readonly StreakOfPupil[]> {
  const { rows } = await sql<{ student: string }>`
    select distinct student from absences
    join students on students.county = ${actor.county} and students.id = absences.student
      and ${within(unit, 'students.unit')} and ${permitted(actor, 'attendance.read', 'students.unit')}
      and students.withdrawn_at is null and students.ended_on is null
    where absences.county = ${actor.county} and absences.reason = 'unexcused' and absences.withdrawn_at is null
      and absences.day > ${desk.clock.today()}::date - ${RECENT}::integer`.execute(desk.db);
  return streaksOf(
    desk,
    desk.db,
    actor.county,
    rows.map(({ student }) => student),
  );
}

/** Whoever was last marked away longer ago, a vacation between, is not away in a row until today, or has a case since long. */
const RECENT = 75;

function levelCounts(streaks: readonly StreakOfPupil[], settings: Parameters<typeof levelsReached>[1]) {
  const reached = streaks.map(({ streak }) => levelsReached(streak.days, settings));
  const of = (level: AlertLevel) => reached.filter((levels) => levels.includes(level)).length;
  return { follow: of('follow'), report: of('report'), suspect: of('suspect') };
}

/** 一年级1班 first: the youngest entered last. */
function byGrade({ path: one }: AttendanceLine, { path: other }: AttendanceLine): number {
  const [oneGrade, otherGrade] = [parentOf(one) ?? one, parentOf(other) ?? other];
  if (oneGrade !== otherGrade) return oneGrade < otherGrade ? 1 : -1;
  return one.length - other.length || (one < other ? -1 : 1);
}

function addedUp(
  { path, name, kind }: Pick<AttendanceLine, 'path' | 'name' | 'kind'>,
  lines: readonly AttendanceLine[],
): AttendanceLine {
  const sum = (of: (line: AttendanceLine) => number) => lines.reduce((total, line) => total + of(line), 0);
  const rows = EVERY_LEVEL.map((level) => [level, sum((line) => line.rows[level])]);
  return {
    ...{ path, name, kind, classes: sum(({ classes }) => classes), roll: sum(({ roll }) => roll) },
    counts: lines.reduce((total, { counts }) => addAttendance(total, counts), NO_ATTENDANCE),
    rows: Object.fromEntries(rows) as AttendanceLine['rows'], // one entry for each level
  };
}

interface Row {
  readonly path: UnitPath;
  readonly roll: number;
  readonly marked: number;
  readonly sick: number;
  readonly personal: number;
  readonly unexcused: number;
}

async function classLines(
  { db, clock }: Pick<Desk, 'db' | 'clock'>,
  actor: Actor,
  unit: UnitPath,
  days: readonly LocalDate[],
): Promise<readonly Omit<AttendanceLine, 'rows'>[]> {
  const { county } = actor;
  const rows = await countedByClass(db, actor, unit, days);
  const placeOf = await placesOf(
    db,
    county,
    rows.map(({ path }) => path),
    clock.today(),
  );
  return rows.map(({ path, roll, ...counts }) => ({
    ...{ path, name: placeOf(path).class, kind: 'class' as const, classes: 1, roll },
    counts: { ...counts, due: days.length },
  }));
}

async function countedByClass(db: Database, actor: Actor, unit: UnitPath, days: readonly LocalDate[]) {
  const { county } = actor;
  const { rows } = await sql<Row>`
    with classes as (
      select path from units where county = ${county} and kind = 'class' and until is null
        and ${within(unit, 'units.path')} and ${permitted(actor, 'attendance.read', 'units.path')}
    ), rolls as (
      select unit, count(*)::integer as roll from students
      where county = ${county} and ${within(unit, 'students.unit')} and withdrawn_at is null and ended_on is null
      group by unit
    ), marked as (
      select unit, count(*)::integer as marked from attendance_days
      where county = ${county} and ${within(unit, 'attendance_days.unit')} and day = any(${days}::date[]) group by unit
    ), away as (
      select unit, (count(*) filter (where reason = 'sick'))::integer as sick,
        (count(*) filter (where reason = 'personal'))::integer as personal,
        (count(*) filter (where reason = 'unexcused'))::integer as unexcused
      from absences where county = ${county} and ${within(unit, 'absences.unit')} and day = any(${days}::date[])
        and withdrawn_at is null group by unit
    )
    select classes.path, roll, coalesce(marked, 0) as marked, coalesce(sick, 0) as sick,
      coalesce(personal, 0) as personal, coalesce(unexcused, 0) as unexcused
    from classes join rolls on rolls.unit = classes.path
    left join marked on marked.unit = classes.path left join away on away.unit = classes.path
    order by classes.path`.execute(db);
  return rows;
}
