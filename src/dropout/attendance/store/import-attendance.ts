import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import { groupedBy } from '#src/kernel/grouped-by.ts';
import { addDays, type LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { within } from '#src/organization/store/permitted.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Database, Work } from '#src/platform/database/database.ts';
import { unitOfPupil } from '#src/registry/class-of-pupil.ts';
import { wholeNumber } from '#src/registry/numbers-of.ts';
import { schoolCalendarOf } from '../../store/dropout-settings.ts';
import { type AbsenceReason, objectionToDay } from '../absence.ts';
import type { AttendanceLine } from '../import-lines.ts';
import { type AttendancePlan, type PlanFacts, planAttendance } from '../import-plan.ts';
import type { AttendanceDesk } from './attendance-desk.ts';
import { followStreaks } from './follow-streaks.ts';
import { writeMarks } from './mark-absences.ts';

/** What the lines would write; `undefined` where this person imports nothing, or the unit is no school. */
export async function previewAttendance(
  desk: AttendanceDesk,
  actor: Actor,
  lines: readonly AttendanceLine[],
): Promise<AttendancePlan | undefined> {
  const facts = await factsFor(desk, desk.db, actor, lines);
  return facts && planAttendance(lines, facts);
}

export interface ImportedAttendance {
  readonly plan: AttendancePlan;
  /** Absent when a line was refused, and nothing was written. */
  readonly id: string | undefined;
}

/** 导入考勤 — everything or nothing: when a line is refused, the plan comes back and nothing is written. */
export async function commitAttendance(
  desk: AttendanceDesk,
  actor: Actor,
  lines: readonly AttendanceLine[],
): Promise<ImportedAttendance | undefined> {
  return desk.db.transaction().execute(async (work) => {
    await lockSchool(work, actor);
    const facts = await factsFor(desk, work, actor, lines);
    if (facts === undefined) return undefined;
    const plan = planAttendance(lines, facts);
    const isRefused = plan.lines.some(({ outcome }) => outcome === 'refused') || plan.classDays.length === 0;
    return { plan, id: isRefused ? undefined : await write(desk, work, actor, plan) };
  });
}

async function write(desk: AttendanceDesk, work: Work, actor: Actor, plan: AttendancePlan): Promise<string> {
  const { county, person, unit } = actor;
  const [id, now] = [randomUUID(), desk.clock.now()];
  const days = plan.classDays.map(({ day }) => day).sort();
  await work
    .insertInto('attendance_imports')
    .values({
      ...{ county, id, unit, absences: plan.marks.length, class_days: plan.classDays.length },
      ...{ from_day: days[0] ?? desk.clock.today(), until_day: days.at(-1) ?? desk.clock.today() },
      ...{ at: now, by_person: person },
    })
    .execute();
  await sql`
    insert into attendance_days (county, unit, day, marked_at, marked_by, batch)
    select ${county}, unit, day, ${now}, ${person}::uuid, ${id}::uuid
    from unnest(${plan.classDays.map((each) => each.unit)}::text[], ${plan.classDays.map(({ day }) => day)}::date[])
      as seen (unit, day)
    on conflict (county, unit, day) do nothing`.execute(work);
  await writeMarks(work, actor, plan.marks, { now, batch: id });
  const detail = { lines: plan.marks.length, classes: plan.classDays.length };
  const deed = { action: 'attendance.import', subjectKind: 'unit', subject: unit, subjectUnit: unit, detail } as const;
  await audit(work, actor, deed, now);
  await followStreaks(desk, work, county, [...new Set(plan.marks.map(({ student }) => student))], actor);
  return id;
}

async function lockSchool(work: Work, { county, unit }: Actor): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${county} ${unit}`}, 0))`.execute(work);
}

async function factsFor(
  { clock, seal }: AttendanceDesk,
  db: Database | Work,
  actor: Actor,
  lines: readonly AttendanceLine[],
): Promise<PlanFacts | undefined> {
  const { county, unit: school, office } = actor;
  if (!can(actor, 'attendance.import', school)) return undefined;
  const at = (await unitsAt(db, county, [school])).get(school);
  if (at?.kind !== 'school' && at?.kind !== 'teaching-point') return undefined;
  const today = clock.today();
  const { rows: pupils } = await sql<{ student: string; name: string; unit: UnitPath }>`
    select id as student, name, unit from students where county = ${county} and ${within(school, 'students.unit')}
      and withdrawn_at is null and ended_on is null`.execute(db);
  const { rows: absent } = await sql<{ student: string; day: LocalDate; reason: AbsenceReason }>`
    select student, day, reason from absences where county = ${county} and ${within(school, 'absences.unit')}
      and withdrawn_at is null and day > ${addDays(today, -LONGEST_AGO)}::date`.execute(db);
  const marked = new Map(absent.map(({ student, day, reason }) => [`${student} ${day}`, reason]));
  const classes = groupedBy(pupils, ({ unit }) => unit);
  const calendar = await schoolCalendarOf(db, county);
  const carriers = await carriersOf(seal, db, county, lines);
  return {
    classOf: (grade, className) => {
      const path = unitOfPupil(school, { grade, className }, today, at?.schoolKind);
      return path !== school && classes.has(path) ? path : undefined;
    },
    pupilsOf: (unit) => classes.get(unit) ?? [],
    carrierOf: (number) => carriers.get(number),
    objectionTo: (day) => objectionToDay(day, today, calendar, office),
    markedAs: (student, day) => marked.get(`${student} ${day}`),
  };
}

/** Longer ago nothing is marked. */
const LONGEST_AGO = 200;

async function carriersOf(
  seal: AttendanceDesk['seal'],
  db: Database | Work,
  county: string,
  lines: readonly AttendanceLine[],
): Promise<ReadonlyMap<string, string>> {
  const asked = [...new Set(lines.map(({ number }) => number).filter(Boolean))].flatMap((text) => {
    const value = wholeNumber(text);
    return value === undefined ? [] : KINDS.map((kind) => ({ text, kind, digest: seal.digest(kind, value) }));
  });
  if (asked.length === 0) return new Map();
  const { rows } = await sql<{ text: string; student: string }>`
    select asked.text, student from unnest(${asked.map(({ text }) => text)}::text[],
      ${asked.map(({ kind }) => kind)}::text[], ${asked.map(({ digest }) => digest)}::bytea[]) as asked (text, kind, digest)
    join number_index on number_index.county = ${county} and number_index.kind = asked.kind
      and number_index.digest = asked.digest and number_index.current`.execute(db);
  return new Map(rows.map(({ text, student }) => [text, student]));
}

const KINDS = ['identity', 'national'] as const;

/** 导入记录 */
export interface AttendanceImport {
  readonly id: string;
  readonly absences: number;
  readonly classDays: number;
  readonly from: LocalDate;
  readonly until: LocalDate;
  readonly at: Date;
  readonly by: string;
  readonly undoneAt: Date | undefined;
}

export async function attendanceImports(
  { db }: Pick<AttendanceDesk, 'db'>,
  actor: Actor,
): Promise<readonly AttendanceImport[]> {
  if (!can(actor, 'attendance.import', actor.unit)) return [];
  const { rows } = await sql<ImportRow>`
    select imports.*, coalesce(people.name, '') as by from attendance_imports as imports
    left join people on people.county = imports.county and people.id = imports.by_person
    where imports.county = ${actor.county} and ${within(actor.unit, 'imports.unit')}
    order by imports.at desc limit 50`.execute(db);
  return rows.map(({ id, absences, class_days: classDays, from_day, until_day, at, by, undone_at }) => ({
    ...{ id, absences, classDays, from: from_day, until: until_day, at, by, undoneAt: undone_at ?? undefined },
  }));
}

interface ImportRow {
  readonly id: string;
  readonly absences: number;
  readonly class_days: number;
  readonly from_day: LocalDate;
  readonly until_day: LocalDate;
  readonly at: Date;
  readonly by: string;
  readonly undone_at: Date | null;
}

export type UndoneAttendance =
  | { readonly is: 'done'; readonly absences: number }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 撤销导入 — what it wrote is withdrawn; what a teacher has changed since stays, and so do signals that were raised: people settle them. */
export async function undoAttendance(
  { db, clock }: AttendanceDesk,
  actor: Actor,
  id: string,
): Promise<UndoneAttendance> {
  const { county, person } = actor;
  if (!can(actor, 'attendance.import', actor.unit)) return { is: 'not-found' };
  return db.transaction().execute(async (work): Promise<UndoneAttendance> => {
    await lockSchool(work, actor);
    const { rows } = await sql<{ unit: UnitPath; undone_at: Date | null }>`
      select unit, undone_at from attendance_imports where county = ${county} and id = ${id}::uuid
        and ${within(actor.unit, 'attendance_imports.unit')} for update`.execute(work);
    const [found] = rows;
    if (found === undefined) return { is: 'not-found' };
    if (found.undone_at !== null) {
      return { is: 'refused', objections: [{ code: 'undone', message: '这次导入已经撤销过' }] };
    }
    const now = clock.now();
    const undone = await sql<{ id: string }>`
      update absences set withdrawn_at = ${now}, withdrawn_by = ${person}::uuid
      where county = ${county} and batch = ${id}::uuid and withdrawn_at is null returning id`.execute(work);
    await sql`delete from attendance_days where county = ${county} and batch = ${id}::uuid and confirmed_at is null
      and not exists (select from absences where absences.county = ${county} and absences.unit = attendance_days.unit
        and absences.day = attendance_days.day and absences.withdrawn_at is null)`.execute(work);
    await sql`
      update attendance_imports set undone_at = ${now}, undone_by = ${person}::uuid
      where county = ${county} and id = ${id}::uuid`.execute(work);
    const detail = { deed: 'undo', lines: undone.rows.length };
    const deed = {
      action: 'attendance.import',
      subjectKind: 'unit',
      subject: found.unit,
      subjectUnit: found.unit,
    } as const;
    await audit(work, actor, { ...deed, detail }, now);
    return { is: 'done', absences: undone.rows.length };
  });
}
