import { randomUUID } from 'node:crypto';
import { schoolOfClass } from '#src/organization/class-path.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';

/** A list of absences that a school has brought in. */
export async function attendanceImportOf({ db, clock }: Desk, at: UnitPath): Promise<{ id: string }> {
  const id = randomUUID();
  const row = { county: countyOf(at), id, unit: schoolOfClass(at), absences: 0, class_days: 0 };
  const when = { from_day: '2025-03-01', until_day: '2025-03-01', at: clock.now() } as const;
  await db
    .insertInto('attendance_imports')
    .values({ ...row, ...when, by_person: randomUUID() })
    .execute();
  return { id };
}
