import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — meetings, who was asked from where, and whom they ask go along with their unit; the place's name stays as it was. */
export async function moveGatherings(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const table of ['gatherings', 'gathering_people'] as const) {
    await sql`
      update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, 'unit')}`.execute(work);
  }
  await sql`
    update gatherings set units = (
      select array_agg(case when each = ${from} or starts_with(each, ${`${from}/`})
        then ${to}::text || substr(each, ${from.length + 1}::integer) else each end)
      from unnest(units) as each)
    where county = ${county} and exists (select from unnest(units) as each
      where each = ${from} or starts_with(each, ${`${from}/`}))`.execute(work);
}
