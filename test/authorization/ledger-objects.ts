import { randomUUID } from 'node:crypto';
import { digestsOfChild, sealHouseholdChild } from '#src/dropout/households/store/sealed-household.ts';
import { NO_FIGURES } from '#src/dropout/reports/figures.ts';
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

/** A list from the police station; in use, so that its children are in the ledger. */
export async function householdListOf({ db, clock }: Desk, at: UnitPath): Promise<{ id: string }> {
  const [id, county] = [randomUUID(), countyOf(at)];
  await db
    .updateTable('household_lists')
    .set({ state: 'replaced' })
    .where('unit', '=', at)
    .where('state', '=', 'committed')
    .execute();
  const row = { county, id, unit: at, as_of: '2025-03-01', state: 'committed', faults: '[]' } as const;
  await db
    .insertInto('household_lists')
    .values({ ...row, at: clock.now(), by_person: randomUUID() })
    .execute();
  return { id };
}

/** A child of such a list. */
export async function householdOf(desk: Desk, at: UnitPath): Promise<{ id: string }> {
  const { id: list } = await householdListOf(desk, at);
  const [id, county] = [randomUUID(), countyOf(at)];
  const child = {
    name: '周小禾',
    sex: '男',
    number: '',
    birthDate: '2016-01-05',
    address: '',
    village: '',
    guardian: '',
    phone: '',
  } as const;
  await desk.db
    .insertInto('household_children')
    .values({
      ...{ county, id, list, origin: id, row: 2, unit: at, village: '', birth_date: child.birthDate, state: 'none' },
      ...{ sealed: sealHouseholdChild(desk.seal, county, id, child), key_id: desk.seal.keyId },
      ...digestsOfChild(desk.seal, child),
    })
    .execute();
  return { id };
}

/** A signed report. */
export async function dropoutReportOf({ db, seal, clock }: Desk, at: UnitPath): Promise<{ id: string }> {
  const id = randomUUID();
  const none = { whole: NO_FIGURES, rows: [] };
  await db
    .insertInto('dropout_reports')
    .values({
      ...{ county: countyOf(at), id, kind: 'month', period: id.slice(0, 7), unit: at, level: 'school' },
      ...{ as_of: clock.now(), figures: JSON.stringify(none), digest: '', key_id: seal.keyId },
      ...{ signed_at: clock.now(), signed_by: randomUUID(), signer: '某校长', office: 'head' },
    })
    .execute();
  return { id };
}
