import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — reports go with their unit; where one is there already of the same period, the one that came is withdrawn, and kept. */
export async function moveReports(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  const moved = (column: string) => sql`${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)`;
  await sql`
    update dropout_reports as coming set withdrawn_at = signed_at, withdrawn_by = signed_by, withdrawn_reason = '机构调整'
    where coming.county = ${county} and coming.withdrawn_at is null and ${within(from, 'coming.unit')}
      and exists (select from dropout_reports as there where there.county = ${county} and there.withdrawn_at is null
        and there.kind = coming.kind and there.period = coming.period and there.unit = ${moved('coming.unit')})`.execute(
    work,
  );
  await sql`
    update dropout_reports set unit = ${moved('unit')}
    where county = ${county} and ${within(from, 'unit')}`.execute(work);
  await sql`delete from dropout_report_reminders where county = ${county} and ${within(from, 'unit')}`.execute(work);
}
