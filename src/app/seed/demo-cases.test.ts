import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan } from '#src/county/plan.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoCases } from './demo-cases.ts';
import { DEMO_STORIES } from './demo-stories.ts';
import { seedDemo } from './seed-demo.ts';

const PLAN: Plan = { pupils: 1200, seed: 2025, errorsPerMille: 80, today: TODAY };
let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, PLAN, () => {});
  await layDemoCases(desk, () => {});
});
afterAll(() => database.close());

const cases = () =>
  desk.db.selectFrom('cases').select(['number', 'state', 'desk_office', 'due']).orderBy('number').execute();

test('every story of the demo is played to its end, and every office finds something on its desk', async () => {
  const rows = await cases();
  expect(rows).toHaveLength(DEMO_STORIES.length);
  expect(new Set(rows.map(({ state }) => state))).toEqual(new Set(['draft', 'step', 'returned', 'done']));
  expect(rows.filter(({ state }) => state === 'draft')).toHaveLength(1);
  const desks = rows.flatMap(({ desk_office }) => desk_office ?? []);
  expect(new Set(desks)).toEqual(new Set(['head', 'county']));
  expect(rows.some(({ due }) => due !== null && due < TODAY)).toBe(true);
});

test('what its cases are proved by can be opened, and says that nobody on it exists', async () => {
  const files = await desk.db.selectFrom('evidence_files').select(['type', 'width', 'height']).execute();
  expect(files.length).toBeGreaterThan(5);
  expect(new Set(files.map(({ type }) => type))).toEqual(new Set(['image/jpeg']));
  expect(files.every(({ width, height }) => (height ?? 0) > (width ?? 0))).toBe(true);
});

test('a second start lays none beside them', async () => {
  const before = await cases();
  await layDemoCases(desk, () => {});
  expect(await cases()).toEqual(before);
});
