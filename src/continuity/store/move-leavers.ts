import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** Every column that says where somebody left, goes, or speaks. */
const PLACES = [
  ['leavers', 'unit'],
  ['leavers', 'destination_unit'],
  ['leavers', 'taken_unit'],
  ['leaver_matches', 'unit'],
  ['double_claims', 'one'],
  ['double_claims', 'other'],
] as const;

/** 机构调整 — whoever keeps the school now follows its leavers, and speaks for it. */
export async function moveLeavers(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const [table, column] of PLACES) {
    await sql`
      update ${sql.table(table)} set ${sql.ref(column)} = ${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, column)}`.execute(work);
  }
}
