import { refile } from '#src/organization/store/refile.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — what was taken to the national system, and what came back, is found by whoever keeps the school now. */
export async function moveExchange(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  await refile(work, 'exchange_exports', county, from, to);
  await refile(work, 'exchange_readings', county, from, to);
  await refile(work, 'exchange_schools', county, from, to);
  await refile(work, 'exchange_items', county, from, to);
}
