import { refile } from '#src/organization/store/refile.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — batches and their rows are found, committed and undone by whoever keeps the school now. */
export async function moveBatches(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  await refile(work, 'import_batches', county, from, to);
  await refile(work, 'import_rows', county, from, to);
}
