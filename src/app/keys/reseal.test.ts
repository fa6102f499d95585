import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { BrokenSeal } from '#src/platform/sealing/envelope.ts';
import { newRing, withNewKey } from '#src/platform/sealing/key-ring.ts';
import { sealOf } from '#src/platform/sealing/sealing.ts';
import { createRecords } from '#src/registry/store/create-records.ts';
import { openRecords } from '#src/registry/store/open-records.ts';
import { COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { aStudent } from '#test/world.ts';
import { reseal } from './reseal.ts';
import { SEALED_COLUMNS } from './sealed-columns.ts';

const ring = newRing();
const rotated = withNewKey(ring);
const [older, newer] = [sealOf(ring), sealOf(rotated)];
/** What is left when the old key has been destroyed. */
const newerOnly = sealOf({ ...rotated, keys: new Map([...rotated.keys].filter(([id]) => id === 2)) });
let database: TestDatabase;
const ids = Array.from({ length: 620 }, () => randomUUID());

describe('after a new key', () => {
  beforeEach(async () => {
    database = await openTestDatabase();
    await seedCast(database.db);
    const desk = { ...aDesk(database), seal: older, afterChange: async () => {} };
    const drafts = ids.map((id, at) => ({ id, unit: PLACES.primaryClass, cells: aStudent({ name: `张${at}` }) }));
    const nobody = { person: undefined, office: undefined };
    await database.db.transaction().execute((work) => {
      return createRecords(desk, work, COUNTY, drafts, nobody, { kind: 'seed' });
    });
  });
  afterEach(() => database.close());

  test('every record opens without the old one', async () => {
    expect(await total()).toBe(ids.length * 2);
    const records = await openRecords(database.db, newerOnly, COUNTY, ids);
    expect(records.map(({ cells }) => cells.name).sort()).toEqual(ids.map((_, at) => `张${at}`).sort());
    expect(await total()).toBe(0);
  });

  test('work that was broken off goes on where it was', async () => {
    for await (const { rows } of reseal(database.db, newer)) {
      expect(rows).toBe(500);
      break;
    }
    expect(await total()).toBe(ids.length * 2 - 500);
  });

  test('bytes that were put in another child’s place stop it', async () => {
    const [first, second] = ids;
    const row = database.db
      .selectFrom('students')
      .select('sealed')
      .where('id', '=', first ?? '');
    await database.db
      .updateTable('students')
      .set({ sealed: row })
      .where('id', '=', second ?? '')
      .execute();
    await expect(total()).rejects.toThrow(BrokenSeal);
  });
});

test('every column that keeps a key’s id is resealed', async () => {
  const other = await openTestDatabase();
  const tables = await other.db.introspection.getTables();
  await other.close();
  const keyed = tables.filter(({ columns }) => columns.some(({ name }) => name === 'key_id')).map(({ name }) => name);
  const listed = SEALED_COLUMNS.filter(({ hasKeyId }) => hasKeyId).map(({ table }) => table);
  expect([...listed].sort()).toEqual(keyed.sort());
});

async function total(): Promise<number> {
  let rows = 0;
  for await (const batch of reseal(database.db, newer)) rows += batch.rows;
  return rows;
}
