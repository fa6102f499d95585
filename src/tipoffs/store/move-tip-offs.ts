import { sql } from 'kysely';
import { within } from '#src/organization/store/permitted.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — the unit concerned is where it is now, so that its people still see nothing; also of what the city handles. */
export async function moveTipOffs(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  const desks = [county, county.slice(0, 4)];
  for (const column of ['unit', 'desk'] as const) {
    await sql`
      update tip_offs set ${sql.ref(column)} = ${to}::text || substr(${sql.ref(column)}, ${from.length + 1}::integer)
      where county = any(${desks}::text[]) and ${within(from, column)}`.execute(work);
  }
}
