import { sql } from 'kysely';
import type { Objection } from '#src/organization/objection.ts';
import type { Actor } from '#src/organization/office.ts';
import { can } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { standingAt } from '#src/organization/store/unit-lookups.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { Desk } from '#src/platform/desk.ts';
import { placesOf } from '#src/registry/store/names.ts';
import type { GatheringDraft } from '../gathering.ts';
import { findGathering } from './gathering-rows.ts';
import { tell } from './invite.ts';
import { noted, objectionsTo, writeDown } from './plan-gathering.ts';

/** 各班家长会 as they are meant: who holds each is the class's teacher, unless it is said. */
export type ClassesDraft = Omit<GatheringDraft, 'kind' | 'offices' | 'units'>;

export type ClassesOutcome =
  /** `skipped`: classes that have such a meeting already. */
  | { readonly made: number; readonly skipped: readonly string[] }
  | { readonly objections: readonly Objection[] }
  | 'missing';

/**
 * 全校各班家长会 — a meeting for each class of a school that has pupils, in one act: the same day, each in its own room with its own
 * teacher, who is told. A class whose meeting is planned already, or was held that day, does not get a second one.
 */
export function planForClasses(desk: Desk, actor: Actor, draft: ClassesDraft): Promise<ClassesOutcome> {
  return desk.db.transaction().execute(async (work): Promise<ClassesOutcome> => {
    const { county } = actor;
    const school = can(actor, 'gathering.keep', draft.unit) ? await standingAt(work, county, draft.unit) : undefined;
    if (school === undefined) return 'missing';
    if (school.kind !== 'school' && school.kind !== 'teaching-point') return { objections: [NOT_A_SCHOOL] };
    const classes = await classesOf(work, actor, draft);
    const [first] = classes;
    if (first === undefined) return { objections: [NO_CLASS] };
    const objections = await objectionsTo(work, actor, meetingOf(draft, first));
    if (objections === undefined) return 'missing';
    if (objections.length > 0) return { objections };
    const wanting = classes.filter(({ has_one }) => !has_one);
    for (const one of wanting) await planOf(desk, work, actor, draft, one);
    const having = classes.filter(({ has_one }) => has_one).map(({ path }) => path);
    const place = await placesOf(work, county, having, desk.clock.today());
    return { made: wanting.length, skipped: having.map((path) => place(path).class) };
  });
}

const NOT_A_SCHOOL = { code: 'unit', message: '各班家长会由学校发起，请选一所学校或教学点', field: 'unit' };
const NO_CLASS = { code: 'unit', message: '这所学校没有在册学生的班级，请先分班', field: 'unit' };

interface ClassRow {
  readonly path: UnitPath;
  readonly teachers: readonly { readonly person: string; readonly name: string }[];
  readonly has_one: boolean;
}

async function classesOf(
  work: Work,
  actor: Actor,
  { unit, campaign, day }: ClassesDraft,
): Promise<readonly ClassRow[]> {
  const { rows } = await sql<ClassRow>`
    select units.path, (select coalesce(jsonb_agg(jsonb_build_object('person', people.id, 'name', people.name)
        order by people.name), '[]') from holdings
      join people on people.county = holdings.county and people.id = holdings.person and people.sealed_at is null
      where holdings.county = units.county and holdings.unit = units.id and holdings.office = 'class-teacher'
        and holdings.until is null) as teachers,
      exists (select from gatherings as other where other.county = units.county and other.unit = units.path
        and other.kind = 'parents' and other.campaign is not distinct from ${campaign ?? null}::uuid
        and (other.state = 'planned' or other.state = 'held' and other.on_day = ${day}::date)) as has_one
    from units
    where units.county = ${actor.county} and units.kind = 'class' and units.until is null
      and ${within(unit, 'units.path')} and ${permitted(actor, 'gathering.keep', 'units.path')}
      and exists (select from students where students.county = units.county and students.unit = units.path
        and students.withdrawn_at is null and students.ended_on is null)
    order by units.path`.execute(work);
  return rows;
}

function meetingOf(draft: ClassesDraft, { path, teachers }: ClassRow): GatheringDraft {
  const host = draft.host.trim() || teachers.map(({ name }) => name).join('、') || '班主任';
  return { ...draft, kind: 'parents', unit: path, host, offices: [], units: [] };
}

async function planOf(desk: Desk, work: Work, actor: Actor, draft: ClassesDraft, of: ClassRow): Promise<void> {
  const id = await writeDown(desk, work, actor, meetingOf(draft, of));
  const gathering = await findGathering(work, actor, id);
  if (gathering === undefined) throw new Error('a meeting that was just planned is not there');
  await noted(desk, work, actor, gathering, 'plan', { day: gathering.day, asked: 0 });
  const people = of.teachers.map(({ person }) => person);
  await tell(work, gathering, 'gathering-yours', people, desk.clock, actor.person);
}
