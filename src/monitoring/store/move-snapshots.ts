import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/**
 * 机构调整 — what was kept of a unit goes along with it. Where it is merged into another that has figures of its own, both stay as they
 * were: nobody adds up the past.
 */
export async function moveSnapshots(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  await sql`
    update monitoring_days as moved set unit = ${to}::text || substr(moved.unit, ${from.length + 1}::integer)
    where moved.county = ${county} and ${within(from, 'moved.unit')} and not exists (
      select from monitoring_days as there where there.county = moved.county and there.day = moved.day
        and there.unit = ${to}::text || substr(moved.unit, ${from.length + 1}::integer))`.execute(work);
}
