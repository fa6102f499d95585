import { refile } from '#src/organization/store/refile.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';

/** 机构调整 — a finding is filed where its pupil is; what a class said of its pupils is filed under the class. */
export async function moveFindings(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  await refile(work, 'findings', county, from, to);
  await refile(work, 'presence_marks', county, from, to);
}
