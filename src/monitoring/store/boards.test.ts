import { afterAll, beforeAll, expect, test } from 'vitest';
import { createRecords } from '#src/registry/store/create-records.ts';
import { movingClock } from '#test/at-the-door.ts';
import { CAST, COUNTY, PLACES, seedCast } from '#test/cast.ts';
import { aChild } from '#test/scenarios/children.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { boardOf } from './board.ts';
import { itemsOf } from './list-items.ts';
import { moveSnapshots } from './move-snapshots.ts';
import { snapshotsBetween, snapshotsOn } from './snapshots.ts';
import { takeSnapshots } from './take-snapshots.ts';

let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;
const clock = movingClock();
const DAY = 24 * 60;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk({ db: database.db, clock });
  await seedCast(database.db);
  await join([1, 2, 3]);
});
afterAll(() => database.close());

async function join(numbers: readonly number[]): Promise<void> {
  const drafts = numbers.map((at) => ({
    id: `0d9d6a1e-0000-4000-8000-00000000000${at}`,
    unit: PLACES.primaryClass,
    cells: aChild(`张小${at}`, at),
  }));
  const register = { ...desk, afterChange: async () => {} };
  const nobody = { person: undefined, office: undefined };
  await desk.db.transaction().execute((work) => {
    return createRecords(register, work, COUNTY, drafts, nobody, { kind: 'seed' });
  });
}

test('strangers see no board, no list and no figure of the county', async () => {
  const today = clock.today();
  for (const who of [CAST.neighbour, CAST.stranger, CAST.strangeRegistrar, CAST.township, CAST.auditor]) {
    expect(await boardOf(desk, who, PLACES.primary, today)).toBeUndefined();
    const request = { figure: 'pupils', unit: PLACES.primary, day: today, limit: 9 } as const;
    expect(await itemsOf(desk, who, request)).toBeUndefined();
  }
  expect(
    await itemsOf(desk, CAST.inspector, { figure: 'pupils', unit: PLACES.county, day: today, limit: 9 }),
  ).toBeUndefined();
  const own = await boardOf(desk, CAST.stranger, undefined, today);
  expect(own?.lines[0]?.figures.pupils).toEqual({ part: 0 });
});

test('two rounds of one day leave one snapshot of each unit, the later one', async () => {
  await takeSnapshots(desk);
  await join([4]);
  await takeSnapshots(desk);
  const kept = await snapshotsBetween(desk.db, COUNTY, PLACES.primary, clock.today(), clock.today());
  expect(kept).toMatchObject([{ isFinal: false, figures: { pupils: { part: 4 } } }]);
});

test('what nobody can reckon afterwards stays as the day saw it, and the rest is reckoned as of its end', async () => {
  const day = clock.today();
  clock.pass(DAY);
  await takeSnapshots(desk);
  const kept = (await snapshotsOn(desk.db, COUNTY, day, [PLACES.primary])).get(PLACES.primary);
  expect(kept).toMatchObject({ isFinal: true, figures: { pupils: { part: 4 }, 'without-number': { whole: 4 } } });
});

test('days on which the program stood still are caught up with, once', async () => {
  const before = clock.today();
  clock.pass(3 * DAY);
  expect(await takeSnapshots(desk)).toBeGreaterThan(3);
  const kept = await snapshotsBetween(desk.db, COUNTY, PLACES.county, before, clock.today());
  expect(kept.map(({ isFinal }) => isFinal)).toEqual([true, true, true, false]);
  // Two counties, one day each.
  expect(await takeSnapshots(desk)).toBe(2);
});

test('a snapshot and the same day reckoned anew agree in every figure that can be reckoned', async () => {
  const day = clock.today();
  clock.pass(DAY);
  await takeSnapshots(desk);
  const kept = await boardOf(desk, CAST.county, undefined, day);
  await desk.db.deleteFrom('monitoring_days').where('day', '=', day).execute();
  const reckoned = await boardOf(desk, CAST.county, undefined, day);
  expect([kept?.source, reckoned?.source]).toEqual(['kept', 'reckoned']);
  for (const [at, line] of (reckoned?.lines ?? []).entries()) {
    expect(kept?.lines[at]?.figures).toMatchObject(line.figures);
  }
});

test('a unit that is moved takes its past along; merged into one with a past of its own, both stay', async () => {
  await desk.db.transaction().execute(async (work) => {
    const count = async (unit: string) =>
      (await work.selectFrom('monitoring_days').select('day').where('unit', '=', unit).execute()).length;
    const [own, other] = [await count(PLACES.primary), await count(PLACES.other)];
    await moveSnapshots(work, COUNTY, PLACES.primary, PLACES.other);
    expect([await count(PLACES.primary), await count(PLACES.other)]).toEqual([own, other]);
    const away = `${PLACES.danshui}/2141000001` as const;
    await moveSnapshots(work, COUNTY, PLACES.primary, away);
    expect([await count(PLACES.primary), await count(away)]).toEqual([0, own]);
    await moveSnapshots(work, COUNTY, away, PLACES.primary);
  });
});
