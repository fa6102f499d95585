import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — rolls, and the children on none, go with their class. A class has one unfinished roll: of two, the one that stood there. */
export async function moveRollCalls(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  const moved = (column: string) => sql`${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)`;
  const doubled = sql`
    select coming.id as coming, there.id as there from roll_calls as coming
    join roll_calls as there on there.county = ${county} and there.signed_at is null
      and there.unit = ${moved('coming.unit')}
    where coming.county = ${county} and coming.signed_at is null and ${within(from, 'coming.unit')}`;
  await sql`
    update unlisted_children set call = doubled.there from (${doubled}) as doubled
    where county = ${county} and call = doubled.coming`.execute(work);
  await sql`
    delete from roll_calls using (${doubled}) as doubled
    where roll_calls.county = ${county} and roll_calls.id = doubled.coming`.execute(work);
  await sql`
    update roll_calls set unit = ${moved('roll_calls.unit')}
    where county = ${county} and ${within(from, 'roll_calls.unit')}`.execute(work);
  await sql`
    update unlisted_children set unit = ${moved('unlisted_children.unit')},
      school = case when ${within(from, 'unlisted_children.school')}
        then ${moved('unlisted_children.school')} else school end
    where county = ${county} and ${within(from, 'unlisted_children.unit')}`.execute(work);
}
