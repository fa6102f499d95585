import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import type { WrittenRecord } from '#src/registry/store/register-desk.ts';

/** 机构调整 — cases go along with their unit, and with the township they were reported to. */
export async function moveDropouts(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const column of ['unit', 'township'] as const) {
    await sql`
      update dropout_cases set ${sql.ref(column)} = ${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, column)}`.execute(work);
  }
}

/** 随学籍 — a case that is open lies where the pupil's record lies now. */
export async function followRecords(work: Work, county: string, written: readonly WrittenRecord[]): Promise<void> {
  if (written.length === 0) return;
  await sql`
    update dropout_cases set unit = now.unit
    from unnest(${written.map(({ id }) => id)}::uuid[], ${written.map(({ unit }) => unit)}::text[]) as now (id, unit)
    where county = ${county} and student = now.id and closed_at is null
      and dropout_cases.unit is distinct from now.unit`.execute(work);
}
