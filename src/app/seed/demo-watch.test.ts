import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoWatch } from './demo-watch.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 300, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoWatch(desk);
});
afterAll(() => database.close());

const matters = () => desk.db.selectFrom('supervisions').select(['id', 'state', 'due']).orderBy('opened_at').execute();

test('the demo has a matter in every state that one looks for', async () => {
  const states = (await matters()).map(({ state, due }) => (state === 'open' && due && due < TODAY ? 'late' : state));
  expect(new Set(states)).toEqual(new Set(['closed', 'late', 'answered', 'open']));
});

test('a month of days is kept, each reckoned from what people did on it', async () => {
  const days = await desk.db
    .selectFrom('monitoring_days')
    .select(['day', 'figures'])
    .where('unit', '=', '/41/4113/411323')
    .orderBy('day')
    .execute();
  expect(days).toHaveLength(32);
  const logins = days.flatMap(({ figures }) => (figures as Readonly<Record<string, number[]>>)['daily-login'] ?? []);
  expect(logins.length).toBeGreaterThan(20);
  expect(Math.max(...logins)).toBeGreaterThan(0);
});

test('a second start lays none beside them', async () => {
  const before = await matters();
  await layDemoWatch(desk);
  expect(await matters()).toEqual(before);
});
