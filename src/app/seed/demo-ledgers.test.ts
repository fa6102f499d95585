import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoLedgers } from './demo-ledgers.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoLedgers(desk);
});
afterAll(() => database.close());

test('a child of the demo has been away for five days and is suspected; the lists and a report are there', async () => {
  const signals = await desk.db.selectFrom('dropout_signals').select('source').execute();
  expect(signals).toEqual([{ source: 'attendance' }]);
  const children = await desk.db.selectFrom('household_children').select('state').execute();
  const states = new Set(children.map(({ state }) => state));
  for (const state of ['here', 'likely', 'none', 'elsewhere', 'young']) expect(states).toContain(state);
  expect(await desk.db.selectFrom('dropout_reports').select('level').execute()).toEqual([{ level: 'school' }]);
});

test('a second start lays nothing beside it', async () => {
  const count = async () => (await desk.db.selectFrom('absences').select('id').execute()).length;
  const before = await count();
  expect(before).toBeGreaterThan(10);
  await layDemoLedgers(desk);
  expect(await count()).toBe(before);
});
