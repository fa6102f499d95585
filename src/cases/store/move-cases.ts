import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — what is filed below the old path is filed below the new one: parties, desks and steps, and exemptions. */
export async function moveCases(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const [table, column] of FILED) {
    const path = sql.ref(column);
    await sql`
      update ${sql.table(table)} set ${path} = ${to} || substr(${path}, ${from.length + 1})
      where county = ${county} and ${within(from, column)}`.execute(work);
  }
}

const FILED = [
  ['cases', 'holding'],
  ['cases', 'receiving'],
  ['cases', 'applicant'],
  ['cases', 'desk_unit'],
  ['case_steps', 'unit'],
  ['exemptions', 'unit'],
] as const;
