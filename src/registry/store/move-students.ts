import { refile } from '#src/organization/store/refile.ts';
import type { UnitPath } from '#src/organization/unit.ts';
import type { Work } from '#src/platform/database/database.ts';
import { lockRegister } from './register-lock.ts';

/**
 * 机构调整 — pupils stay in their class when the class, or its school, gets another path. Nothing about the pupil has changed, so
 * the record's history has no entry; that of the unit has.
 */
export async function moveStudents(work: Work, county: string, from: UnitPath, to: UnitPath): Promise<void> {
  await lockRegister(work, county);
  await refile(work, 'students', county, from, to);
  await refile(work, 'proposed_key_changes', county, from, to);
}
