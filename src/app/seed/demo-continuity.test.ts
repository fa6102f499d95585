import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoContinuity } from './demo-continuity.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 1200, seed: 2025, errorsPerMille: 20, today: TODAY }, () => {});
  await layDemoContinuity(desk);
});
afterAll(() => database.close());

const states = async () => {
  const rows = await desk.db.selectFrom('leavers').select(['state', 'asked']).where('undone_at', 'is', null).execute();
  return rows.map(({ state, asked }) => asked ?? state).sort();
};

test('the demo has leavers unclaimed, letters in each state, one request and both kinds of claims', async () => {
  const found = await states();
  for (const state of ['unclaimed', 'letter', 'taken-elsewhere', 'struck-off']) expect(found).toContain(state);
  const letters = await desk.db.selectFrom('letters').select('state').where('about', '=', 'leaver').execute();
  expect(new Set(letters.map(({ state }) => state))).toEqual(new Set(['draft', 'signed', 'sent', 'answered']));
  const claims = await desk.db.selectFrom('double_claims').select(['kind', 'ruling']).orderBy('kind').execute();
  expect(claims).toEqual([
    { kind: 'both', ruling: 'one' },
    { kind: 'neither', ruling: null },
  ]);
});

test('a second start lays none beside them', async () => {
  const before = await states();
  await layDemoContinuity(desk);
  expect(await states()).toEqual(before);
});
