import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { checkDemo } from './check-demo.ts';
import { layDemoInspections } from './demo-inspections.ts';
import { layDemoViolations } from './demo-violations.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await checkDemo(desk, () => {});
  await layDemoInspections(desk);
  await layDemoViolations(desk);
});
afterAll(() => database.close());

const states = async (table: 'inspections' | 'violations') =>
  (await desk.db.selectFrom(table).select('state').execute()).map(({ state }) => state).sort();

test('the demo has an inspection that is out, one with half-filled sheets, and one to come', async () => {
  expect(await states('inspections')).toEqual(['drawn', 'planned', 'published']);
  const answers = await desk.db.selectFrom('inspection_answers').select('verdict').execute();
  expect(answers.length).toBeGreaterThan(100);
  const photos = await desk.db.selectFrom('inspection_files').select('id').execute();
  expect(photos.length).toBeGreaterThan(0);
});

test('it has a violation in each state', async () => {
  expect([...new Set(await states('violations'))]).toEqual([
    ...['closed', 'decided', 'informed', 'registered', 'verified', 'withdrawn'],
  ]);
});

test('a second start lays none beside them', async () => {
  await layDemoInspections(desk);
  await layDemoViolations(desk);
  expect(await states('inspections')).toHaveLength(3);
  expect(await states('violations')).toHaveLength(7);
});
