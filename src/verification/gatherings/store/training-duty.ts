import { sql } from 'kysely';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { Desk } from '#src/platform/desk.ts';
import type { DutyProgress } from '../../campaign/duty-progress.ts';

/**
 * 召开班主任培训会并逐班核实 — classes whose teacher was trained for this campaign and whose roll was called and signed in it, of all
 * classes with pupils it asks about (annex 2).
 */
export function trainingDuty({ db }: Pick<Desk, 'db'>): DutyProgress {
  return async (actor, { county, id }, unit) => {
    const { rows } = await sql<{ done: number; trained: number; called: number; total: number }>`
      with classes as (
        select distinct lines.unit from campaign_lines as lines
        where lines.county = ${county} and lines.campaign = ${id}::uuid and lines.left_at is null
          and ${within(unit, 'lines.unit')} and ${permitted(actor, 'campaign.summary', 'lines.unit')}
          and lines.unit ~ '/[pjs][0-9]{4}/[^/]+$'
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
  return async (actor, { county, id }, unit) => {
    const { rows } = await sql<{ classes: number; total: number; came: number }>`
      with classes as (
        select distinct lines.unit from campaign_lines as lines
        where lines.county = ${county} and lines.campaign = ${id}::uuid and lines.left_at is null
          and ${within(unit, 'lines.unit')} and ${permitted(actor, 'campaign.summary', 'lines.unit')}
          and lines.unit ~ '/[pjs][0-9]{4}/[^/]+$'
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
      select count(*) filter (where is_held)::integer as classes, count(*)::integer as total,
        coalesce(sum(came), 0)::integer as came from held`.execute(db);
    const { classes, total, came } = rows[0] ?? { classes: 0, total: 0, came: 0 };
    return { duty: 'parents', note: `已开家长会 ${classes}/${total} 个班，到会 ${came} 名学生的家长` };
  };
}
