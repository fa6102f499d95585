import { randomUUID } from 'node:crypto';
import { NOTHING_KNOWN } from '#src/dropout/dropout-case.ts';
import { sealAccount } from '#src/dropout/store/sealed-dropout.ts';
import { countyOf, type UnitPath } from '#src/organization/unit.ts';
import type { Desk } from '#src/platform/desk.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { aStudent } from '#test/world.ts';

let number = 0;

/** A suspected dropout of a class; one that was reported lies before the township of its central school. */
export async function dropoutIn(desk: Desk, at: UnitPath, isReported: boolean): Promise<{ readonly id: string }> {
  const [id, student, county, now] = [randomUUID(), randomUUID(), countyOf(at), desk.clock.now()];
  const quiet = { ...desk, afterChange: async () => {} };
  const by = { person: undefined, office: undefined };
  const drafts = [{ id: student, unit: at, cells: aStudent() }];
  await desk.db.transaction().execute((work) => createRecords(quiet, work, county, drafts, by, { kind: 'seed' }));
  number += 1;
  const township = at.split('/').slice(0, 5).join('/');
  const reported = { state: 'reported', township, reported_on: desk.clock.today() };
  await desk.db
    .insertInto('dropout_cases')
    .values({
      ...{ county, id, year: 1999, number, student, unit: at, state: 'suspected', found_on: desk.clock.today() },
      ...(isReported && reported),
      ...{ sealed: sealAccount(desk.seal, county, id, NOTHING_KNOWN), key_id: desk.seal.keyId },
      ...{ opened_at: now, state_at: now },
    })
    .execute();
  return { id };
}
