import { sql } from 'kysely';
import { audit } from '#src/audit/store/audit.ts';
import type { LocalDate } from '#src/kernel/local-date.ts';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { unitsAt } from '#src/organization/store/units.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { labelOf } from '#src/registry/codes.ts';
import { namesOfPeople, type Place, placesOf } from '#src/registry/store/names.ts';
import { dropoutSettingsOf } from '../../store/dropout-settings.ts';
import type { ReturnState } from '../return-states.ts';
import { termKey, termOf, termsBegun, termTitle } from '../terms.ts';
import { studentsOfClass } from './mark-absences.ts';
import { suspectOfNotReturning } from './suspect-dropout.ts';

/** 开学返校登记 of a class: who is not back, who came back when. */
export interface ReturnsOfClass {
  readonly unit: UnitPath;
  readonly place: Place;
  readonly term: { readonly key: string; readonly title: string; readonly from: LocalDate };
  readonly mayMark: boolean;
  readonly confirmedAt: Date | undefined;
  readonly confirmedBy: string | undefined;
  readonly list: readonly {
    readonly student: string;
    readonly name: string;
    readonly sex: string;
    readonly status: string;
    readonly state: ReturnState | undefined;
    readonly backOn: LocalDate | undefined;
  }[];
}

/** `no-term`: the county has set no term that has begun. `undefined` where the class is not this person's to look at. */
export async function classReturns(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
): Promise<ReturnsOfClass | 'no-term' | undefined> {
  const { db, clock } = desk;
  const { county } = actor;
  if (!can(actor, 'attendance.read', unit)) return undefined;
  if ((await unitsAt(db, county, [unit])).get(unit)?.kind !== 'class') return undefined;
  const { terms } = await dropoutSettingsOf(db, county);
  const term = termsBegun(clock.today(), terms)[0];
  if (term === undefined) return 'no-term';
  const key = termKey(term.from);
  const noted = await db
    .selectFrom('term_return_classes')
    .selectAll()
    .where('county', '=', county)
    .where('term', '=', key)
    .where('unit', '=', unit)
    .executeTakeFirst();
  const { rows } = await sql<Row>`
    select students.id, name, sex, status, returns.state, returns.back_on from students
    left join term_returns as returns on returns.county = ${county} and returns.term = ${key}
      and returns.student = students.id
    where students.county = ${county} and students.unit = ${unit} and students.withdrawn_at is null
      and students.ended_on is null order by pinyin, students.id`.execute(db);
  const names = await namesOfPeople(db, county, [noted?.confirmed_by ?? null]);
  return {
    ...{ unit, place: (await placesOf(db, county, [unit], clock.today()))(unit) },
    term: { key, title: termTitle(key), from: term.from },
    mayMark: can(actor, 'attendance.mark', unit) && termOf(clock.today(), terms) === term,
    confirmedAt: noted?.confirmed_at,
    confirmedBy: noted && names.get(noted.confirmed_by),
    list: rows.map(({ id, name, sex, status, state, back_on }) => ({
      ...{ student: id, name, sex: labelOf('sex', sex), state: state ?? undefined, backOn: back_on ?? undefined },
      status: status === '' || status === '01' ? '' : labelOf('recordStatus', status),
    })),
  };
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly sex: string;
  readonly status: string;
  readonly state: ReturnState | null;
  readonly back_on: LocalDate | null;
}

export type ReturnMarked =
  | { readonly is: 'saved' }
  | { readonly is: 'not-found' }
  | { readonly is: 'refused'; readonly objections: readonly Objection[] };

/** 登记未返校、已返校 — a child who is not back is suspected of having dropped out, today; who is back closes the line. */
export async function markReturn(
  desk: Desk,
  actor: Actor,
  unit: UnitPath,
  {
    student,
    state,
    backOn,
  }: { readonly student: string; readonly state: ReturnState; readonly backOn?: LocalDate | undefined },
): Promise<ReturnMarked> {
  const { county, person } = actor;
  return inTerm(desk, actor, unit, async (work, { key, from }) => {
    if (!(await studentsOfClass(work, county, unit)).has(student)) return { is: 'not-found' };
    const [now, today] = [desk.clock.now(), desk.clock.today()];
    const day = backOn ?? today;
    if (state === 'back' && (day > today || day < from)) {
      const message = `返校日期应在 ${from} 到今天之间，请核对`;
      return { is: 'refused', objections: [{ code: 'back-on', message, field: 'backOn' }] };
    }
    const before = await work
      .selectFrom('term_returns')
      .select('state')
      .where('county', '=', county)
      .where('term', '=', key)
      .where('student', '=', student)
      .executeTakeFirst();
    if (state === 'away') {
      await sql`
        insert into term_returns (county, term, student, unit, state, registered_at, registered_by)
        values (${county}, ${key}, ${student}::uuid, ${unit}, 'away', ${now}, ${person}::uuid)
        on conflict (county, term, student) do update set state = 'away', unit = excluded.unit, back_on = null,
          closed_at = null, closed_by = null`.execute(work);
      await suspectOfNotReturning(desk, work, county, { student, term: key, since: from }, actor);
    } else {
      if (before === undefined) {
        return { is: 'refused', objections: [{ code: 'not-away', message: '没有登记过这名学生未返校，不用登记返校' }] };
      }
      await sql`
        update term_returns set state = ${state}, back_on = ${state === 'back' ? day : null}::date,
          closed_at = ${now}, closed_by = ${person}::uuid
        where county = ${county} and term = ${key} and student = ${student}::uuid`.execute(work);
    }
    const detail = { state, name: termTitle(key) };
    const deed = {
      action: 'attendance.return',
      subjectKind: 'student',
      subject: student,
      subjectUnit: unit,
      detail,
    } as const;
    await audit(work, actor, deed, now);
    return { is: 'saved' };
  });
}

/** 名单看完了 — everybody who is not registered is back. */
export async function confirmReturns(desk: Desk, actor: Actor, unit: UnitPath): Promise<ReturnMarked> {
  return inTerm(desk, actor, unit, async (work, { key }) => {
    const listed = (await studentsOfClass(work, actor.county, unit)).size;
    const now = desk.clock.now();
    await sql`
      insert into term_return_classes (county, term, unit, listed, confirmed_at, confirmed_by)
      values (${actor.county}, ${key}, ${unit}, ${listed}, ${now}, ${actor.person}::uuid)
      on conflict (county, term, unit) do nothing`.execute(work);
    const deed = { action: 'attendance.return', subjectKind: 'unit', subject: unit, subjectUnit: unit } as const;
    await audit(work, actor, { ...deed, detail: { name: termTitle(key) } }, now);
    return { is: 'saved' };
  });
}

async function inTerm(
  { db, clock }: Desk,
  actor: Actor,
  unit: UnitPath,
  deed: (work: Work, term: { readonly key: string; readonly from: LocalDate }) => Promise<ReturnMarked>,
): Promise<ReturnMarked> {
  if (!can(actor, 'attendance.mark', unit)) return { is: 'not-found' };
  return db.transaction().execute(async (work): Promise<ReturnMarked> => {
    if ((await unitsAt(work, actor.county, [unit])).get(unit)?.kind !== 'class') return { is: 'not-found' };
    const { terms } = await dropoutSettingsOf(work, actor.county);
    const term = termOf(clock.today(), terms);
    if (term === undefined) {
      const message = '今天不在学期内，或县局还没有设定开学日期，不登记返校。请县局在“控辍办法”里设定学期';
      return { is: 'refused', objections: [{ code: 'no-term', message }] };
    }
    return deed(work, { key: termKey(term.from), from: term.from });
  });
}
