import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoRollCalls } from './demo-roll-calls.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoRollCalls(desk);
});
afterAll(() => database.close());

const calls = () => desk.db.selectFrom('roll_calls').select(['id', 'unit', 'signed_at']).orderBy('id').execute();

test('three classes of the demo have called the roll, and both schools have something to do', async () => {
  expect((await calls()).filter(({ signed_at }) => signed_at !== null)).toHaveLength(3);
  const children = await desk.db.selectFrom('unlisted_children').select('place').orderBy('place').execute();
  expect(children.map(({ place }) => place)).toEqual(['county', 'nowhere']);
  const findings = await desk.db.selectFrom('findings').select('rule').where('rule', 'like', 'PR-%').execute();
  expect([...new Set(findings.map(({ rule }) => rule))].sort()).toEqual(['PR-01', 'PR-03', 'PR-04']);
});

test('a second start lays none beside them', async () => {
  const before = await calls();
  await layDemoRollCalls(desk);
  expect(await calls()).toEqual(before);
});
