import { sql } from 'kysely';
import type { Work } from '#src/platform/database/database.ts';
import type { UnitPath } from '../unit.ts';
import { within } from './permitted.ts';

/** Tables that file their rows by the path of a unit as it is now; each is written by its own folder only. */
type FiledByUnit =
  | 'students'
  | 'findings'
  | 'presence_marks'
  | 'import_batches'
  | 'import_rows'
  | 'proposed_key_changes'
  | 'exchange_exports'
  | 'exchange_readings'
  | 'exchange_schools'
  | 'exchange_items';

/** 改挂 — what is filed at or below one path is filed below another from now on. What is history keeps the path it had. */
export async function refile(
  work: Work,
  table: FiledByUnit,
  county: string,
  from: UnitPath,
  to: UnitPath,
): Promise<void> {
  await sql`
    update ${sql.table(table)} set unit = ${to}::text || substr(unit, ${from.length + 1}::integer)
    where county = ${county} and ${within(from, 'unit')}`.execute(work);
}
