import { sql } from 'kysely';
import { permitted } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { DutyProgress } from '../../campaign/duty-progress.ts';

/**
 * 召开班主任培训会并逐班核实 — classes whose teacher was trained for this campaign and whose roll was called and signed in it, of all
 * classes with pupils it asks about (annex 2).
 */
export function trainingDuty({ db }: Pick<Desk, 'db'>): DutyProgress {
  return async (actor, { county, id }, classes) => {
    const { rows } = await sql<{ done: number; trained: number; called: number; total: number }>`
      with classes as (
        select asked.unit from unnest(${[...classes]}::text[]) as asked (unit)
        where ${permitted(actor, 'campaign.summary', 'asked.unit')}
      ), judged as (
        select exists (select from units
            join holdings on holdings.county = units.county and holdings.unit = units.id
              and holdings.office = 'class-teacher' and holdings.until is null
            join gathering_people as been on been.county = holdings.county and been.person = holdings.person
              and been.presence in ('present', 'made-up') and been.withdrawn_at is null
            join gatherings as course on course.county = been.county and course.id = been.gathering
              and course.campaign = ${id}::uuid and course.kind = 'teachers' and course.state = 'held'
            where units.county = ${county} and units.path = classes.unit and units.until is null) as is_trained,
          exists (select from roll_calls where roll_calls.county = ${county} and roll_calls.unit = classes.unit
            and roll_calls.campaign = ${id}::uuid and roll_calls.signed_at is not null) as is_called
        from classes
      )
      select count(*) filter (where is_trained and is_called)::integer as done,
        count(*) filter (where is_trained)::integer as trained, count(*) filter (where is_called)::integer as called,
        count(*)::integer as total
      from judged`.execute(db);
    const { done, trained, called, total } = rows[0] ?? { done: 0, trained: 0, called: 0, total: 0 };
    return { duty: 'training', done, total, note: `班主任已培训 ${trained} 个班，已逐班核实 ${called} 个班` };
  };
}

/** 家长会 — beside the sheets that the ledger counts: in how many classes the meeting was held, and how many guardians came. */
export function parentsDuty({ db }: Pick<Desk, 'db'>): DutyProgress {
  return async (actor, { county, id }, classes) => {
    const { rows } = await sql<{ held: number; total: number; came: number }>`
      with classes as (
        select asked.unit from unnest(${[...classes]}::text[]) as asked (unit)
        where ${permitted(actor, 'campaign.summary', 'asked.unit')}
      ), held as (
        select classes.unit, (select count(distinct marked.student)::integer from gatherings
            join gathering_pupils as marked on marked.county = gatherings.county and marked.gathering = gatherings.id
              and marked.presence = 'came'
            where gatherings.county = ${county} and gatherings.unit = classes.unit and gatherings.campaign = ${id}::uuid
              and gatherings.kind = 'parents' and gatherings.state = 'held') as came,
          exists (select from gatherings where gatherings.county = ${county} and gatherings.unit = classes.unit
            and gatherings.campaign = ${id}::uuid and gatherings.kind = 'parents' and gatherings.state = 'held') as is_held
        from classes
      )
      select count(*) filter (where is_held)::integer as held, count(*)::integer as total,
        coalesce(sum(came), 0)::integer as came from held`.execute(db);
    const { held, total, came } = rows[0] ?? { held: 0, total: 0, came: 0 };
    return { duty: 'parents', note: `已开家长会 ${held}/${total} 个班，到会 ${came} 名学生的家长` };
  };
}
