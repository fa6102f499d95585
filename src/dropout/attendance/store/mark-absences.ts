import { randomUUID } from 'node:crypto';
import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { schoolCalendarOf } from '../../store/dropout-settings.ts';
import { type AbsenceReason, objectionToDay } from '../absence.ts';
import type { AttendanceDesk } from './attendance-desk.ts';
import { followStreaks } from './follow-streaks.ts';

/** One child on one day: why it was not there, or that it was. */
export interface Mark {
  readonly student: string;
  readonly reason: AbsenceReason | undefined;
}

export type Marked =
  | { readonly is: 'saved'; readonly saved: number; readonly gone: readonly string[] }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

export interface ClassDay {
  readonly unit: UnitPath;
  readonly day: LocalDate;
}

/** 登记考勤 — one tap a child, saved at once; sent twice it is written once. Whoever is no longer in the class is named as gone. */
export function markAbsences(
  desk: AttendanceDesk,
  actor: Actor,
  at: ClassDay,
  marks: readonly Mark[],
): Promise<Marked> {
  return onDay(desk, actor, at, async (work) => {
    const listed = await studentsOfClass(work, actor.county, at.unit);
    const kept = marks.filter(({ student }) => listed.has(student));
    await noteDay(work, actor, at, desk.clock.now(), false);
    await writeMarks(
      work,
      actor,
      kept.map((mark) => ({ ...mark, ...at })),
      { now: desk.clock.now() },
    );
    await followStreaks(
      desk,
      work,
      actor.county,
      kept.map(({ student }) => student),
      actor,
    );
    return {
      is: 'saved',
      saved: kept.length,
      gone: marks.flatMap(({ student }) => (listed.has(student) ? [] : [student])),
    };
  });
}

/** 登记完毕 — whoever is not marked was there. Whoever was away until the day before is back by it. */
export function confirmDay(desk: AttendanceDesk, actor: Actor, at: ClassDay): Promise<Marked> {
  return onDay(desk, actor, at, async (work) => {
    await noteDay(work, actor, at, desk.clock.now(), true);
    const deed = { action: 'attendance.mark', subjectKind: 'unit', subject: at.unit, subjectUnit: at.unit } as const;
    await audit(work, actor, { ...deed, detail: { day: at.day } }, desk.clock.now());
    return { is: 'saved', saved: 0, gone: [] };
  });
}

async function onDay(
  { db, clock }: AttendanceDesk,
  actor: Actor,
  { unit, day }: ClassDay,
  deed: (work: Work) => Promise<Marked>,
): Promise<Marked> {
  if (!can(actor, 'attendance.mark', unit)) return { is: 'not-found' };
  return db.transaction().execute(async (work) => {
    if ((await unitsAt(work, actor.county, [unit])).get(unit)?.kind !== 'class') return { is: 'not-found' };
    const calendar = await schoolCalendarOf(work, actor.county);
    const objection = objectionToDay(day, clock.today(), calendar, actor.office);
    if (objection !== undefined) return { is: 'refused', objections: [objection] };
    await sql`select pg_advisory_xact_lock(hashtextextended(${`attendance ${actor.county} ${unit}`}, 0))`.execute(work);
    return deed(work);
  });
}

/** 在册学生 of a class today. */
export async function studentsOfClass(work: Work, county: string, unit: UnitPath): Promise<ReadonlySet<string>> {
  const rows = await work
    .selectFrom('students')
    .select('id')
    .where('county', '=', county)
    .where('unit', '=', unit)
    .where('withdrawn_at', 'is', null)
    .where('ended_on', 'is', null)
    .execute();
  return new Set(rows.map(({ id }) => id));
}

async function noteDay(work: Work, { county, person }: Actor, { unit, day }: ClassDay, now: Date, confirm: boolean) {
  const confirmed = confirm ? sql`${now}, ${person}::uuid` : sql`null, null`;
  await sql`
    insert into attendance_days (county, unit, day, marked_at, marked_by, confirmed_at, confirmed_by)
    values (${county}, ${unit}, ${day}::date, ${now}, ${person}::uuid, ${confirmed})
    on conflict (county, unit, day) do update set
      batch = case when ${confirm} then null else attendance_days.batch end,
      confirmed_at = coalesce(attendance_days.confirmed_at, excluded.confirmed_at),
      confirmed_by = coalesce(attendance_days.confirmed_by, excluded.confirmed_by)`.execute(work);
}

/** What was said of a child before is kept beside what is said now. */
export async function writeMarks(
  work: Work,
  { county, person }: Actor,
  marks: readonly (Mark & ClassDay)[],
  { now, batch }: { readonly now: Date; readonly batch?: string },
): Promise<void> {
  if (marks.length === 0) return;
  await sql`
    update absences set withdrawn_at = ${now}, withdrawn_by = ${person}::uuid
    from unnest(${marks.map(({ student }) => student)}::uuid[], ${marks.map(({ day }) => day)}::date[],
      ${marks.map(({ reason }) => reason ?? '')}::text[]) as new (student, day, reason)
    where absences.county = ${county} and absences.student = new.student and absences.day = new.day
      and absences.withdrawn_at is null and absences.reason <> new.reason`.execute(work);
  const away = marks.filter(({ reason }) => reason !== undefined);
  if (away.length === 0) return;
  await sql`
    insert into absences (county, id, student, unit, day, reason, marked_at, marked_by, batch)
    select ${county}, new.id, new.student, new.unit, new.day, new.reason, ${now}, ${person}::uuid, ${batch ?? null}::uuid
    from unnest(${away.map(() => randomUUID())}::uuid[], ${away.map(({ student }) => student)}::uuid[],
      ${away.map(({ unit }) => unit)}::text[], ${away.map(({ day }) => day)}::date[],
      ${away.map(({ reason }) => reason ?? '')}::text[]) as new (id, student, unit, day, reason)
    on conflict (county, student, day) where withdrawn_at is null do nothing`.execute(work);
}
