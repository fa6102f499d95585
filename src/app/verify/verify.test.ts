import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { recheck } from '#src/findings/store/recheck.ts';
import { changeRecords } from '#src/registry/store/change-records.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import type { RegisterDesk } from '#src/registry/store/register-desk.ts';
import { COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent, TODAY } from '#test/world.ts';
import { verifyFindings } from './verify-findings.ts';
import { verifyRecords } from './verify-records.ts';
import { verifySeals } from './verify-seals.ts';

const NOBODY = { person: undefined, office: undefined };
const [first = '', second = '', third = ''] = Array.from({ length: 3 }, () => randomUUID());
let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;

beforeAll(async () => {
  database = await openTestDatabase();
  await seedCast(database.db);
  desk = aDesk(database);
  const register: RegisterDesk = {
    ...desk,
    afterChange: (work, county, students) => recheck(desk, work, county, students),
  };
  const drafts = [
    { id: first, unit: PLACES.primaryClass, cells: aStudent() },
    { id: second, unit: PLACES.primaryClass, cells: aStudent({ name: '李小红', idNumber: '41132320150312992X' }) },
    { id: third, unit: PLACES.primaryClass2, cells: aStudent({ name: '王五', phone: '12' }) },
  ];
  await desk.db
    .transaction()
    .execute((work) => createRecords(register, work, COUNTY, drafts, NOBODY, { kind: 'seed' }));
  for (const [seen, phone] of ['13837700009', '13837700010'].entries()) {
    const changes = [{ id: first, seen: seen + 1, cells: { phone } }];
    await desk.db.transaction().execute((work) => {
      return changeRecords(register, work, COUNTY, changes, NOBODY, { kind: 'edit' });
    });
  }
});
afterAll(() => database.close());

const wrong = async () => [
  ...(await verifySeals(desk.db, desk.seal)).mismatches,
  ...(await verifyRecords(desk.db, desk.seal, COUNTY, TODAY)).mismatches,
  ...(await verifyFindings(desk, COUNTY, undefined)).mismatches,
];

test('a register that was written by the program is in order, and looking changes nothing', async () => {
  const before = await desk.db.selectFrom('findings').selectAll().orderBy('id').execute();
  expect(before.length).toBeGreaterThan(0);
  expect(await wrong()).toEqual([]);
  expect(await desk.db.selectFrom('findings').selectAll().orderBy('id').execute()).toEqual(before);
});

/** Each of them by somebody with the database's password, and without ours. */
const MEDDLING = {
  seal: () =>
    desk.db
      .updateTable('student_changes')
      .set({ sealed: Buffer.alloc(60) })
      .where('student', '=', second),
  history: () => desk.db.updateTable('students').set({ revision: 4 }).where('id', '=', first),
  open: () => desk.db.updateTable('students').set({ name: '李小洪' }).where('id', '=', second),
  numbers: () => desk.db.deleteFrom('number_index').where('student', '=', first).where('kind', '=', 'phone'),
  findings: () => desk.db.updateTable('findings').set({ state: 'fixed' }).where('student', '=', third),
} as const;

test.each(Object.keys(MEDDLING) as readonly (keyof typeof MEDDLING)[])('%s: meddling is noticed', async (what) => {
  expect((await wrong()).map((mismatch) => mismatch.what)).not.toContain(what);
  await MEDDLING[what]().execute();
  expect((await wrong()).map((mismatch) => mismatch.what)).toContain(what);
});
