import { sql } from 'kysely';
import { permitted, within } from '#src/organization/store/permitted.ts';
import type { Figures } from '../figures.ts';
import type { AtUnit, Counting } from './count-lines.ts';

/**
 * 关键信息变更 since the campaign's first day, by the class of the pupil while the record is at the school that applied, else by
 * that school. A city's inspector sees the figure; the list is for those who read cases.
 */
export async function countKeyChanges({
  db,
  actor,
  campaign,
  unit,
}: Counting): Promise<readonly AtUnit<Partial<Figures>>[]> {
  const { rows } = await sql<AtUnit<Partial<Figures>>>`
    select coalesce(pupils.unit, cases.holding) as unit, count(*)::integer as "keyApplied",
      ${sql.join(Object.entries(STATES).map(([state, name]) => sql`(count(*) filter (where cases.state = ${sql.lit(state)}))::integer as ${sql.ref(name)}`))}
    from cases
    left join lateral (
      select students.unit from case_pupils
      join students on students.county = case_pupils.county and students.id = case_pupils.student
      where case_pupils.county = cases.county and case_pupils.case_id = cases.id
        and starts_with(students.unit, cases.holding || '/')
      order by case_pupils.ordinal limit 1
    ) as pupils on true
    where cases.county = ${campaign.county} and cases.procedure = ${KEY_CHANGE}
      and cases.submitted_at >= ${campaign.startsOn}::date
      and (${within(unit, 'cases.holding')} or ${within(unit, 'pupils.unit')})
      and ${permitted(actor, 'campaign.summary', 'cases.holding')}
    group by 1`.execute(db);
  return rows;
}

const KEY_CHANGE = 'key-information-change';

const STATES = {
  step: 'keyInHand',
  returned: 'keyReturned',
  done: 'keyDone',
  refused: 'keyRefused',
  withdrawn: 'keyWithdrawn',
} as const satisfies Readonly<Record<string, keyof Figures>>;
