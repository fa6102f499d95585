import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — what a unit has issued and what it must answer go along with it. */
export async function moveSupervisions(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  for (const end of ['issuer', 'receiver'] as const) {
    await sql`
      update supervisions set ${sql.ref(end)} = ${to}::text || substr(${sql.ref(end)}, ${from.length + 1}::integer)
      where county = ${county} and ${within(from, end)}`.execute(work);
  }
}
