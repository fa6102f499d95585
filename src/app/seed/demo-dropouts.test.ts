import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoDropouts } from './demo-dropouts.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoDropouts(desk);
});
afterAll(() => database.close());

const states = async () => {
  const rows = await desk.db.selectFrom('dropout_cases').select(['state']).execute();
  return rows.map(({ state }) => state).sort();
};

test('the demo has a child in every state, and lays none twice', async () => {
  const laid = ['closed', 'concluded', 'investigating', 'joint', 'persuading', 'reported', 'suspected'];
  expect(await states()).toEqual(laid);
  await layDemoDropouts(desk);
  expect(await states()).toEqual(laid);
});
