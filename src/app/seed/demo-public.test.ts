import { afterAll, beforeAll, expect, test } from 'vitest';
import { unlocked } from '#src/tipoffs/sealing/passphrase.ts';
import { keysAt } from '#src/tipoffs/store/keys.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { actorsOf } from './demo-cases.ts';
import { DEMO_PASSPHRASE, layDemoPublic } from './demo-public.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoPublic(desk);
});
afterAll(() => database.close());

test('the demo has petitions that are new, worked on, overdue, closed and unsatisfactory, and two tip-offs', async () => {
  const petitions = await desk.db.selectFrom('petitions').select(['state', 'due', 'satisfaction']).execute();
  expect(petitions.map(({ state }) => state).toSorted()).toEqual(['closed', 'closed', 'new', 'working', 'working']);
  expect(petitions.filter(({ state, due }) => state === 'working' && due !== null && due < TODAY)).toHaveLength(1);
  expect(petitions.some(({ satisfaction }) => satisfaction === 'unsatisfied')).toBe(true);
  const tipOffs = await desk.db.selectFrom('tip_offs').select('state').execute();
  expect(tipOffs.map(({ state }) => state).toSorted()).toEqual(['checking', 'received']);
});

test('the passphrase of the demo opens its inspectors’ keys', async () => {
  const row = await desk.db.selectFrom('tip_off_keys').select('county').executeTakeFirstOrThrow();
  const actor = (await actorsOf(desk, row.county, ['county.tipoffs'])).get('county.tipoffs');
  const mine = actor && (await keysAt(desk.db, actor)).mine;
  if (mine === undefined) throw new Error('the inspector has a key');
  expect(await unlocked(new Uint8Array(mine.locked), new Uint8Array(mine.publicKey), DEMO_PASSPHRASE)).toBeDefined();
});

test('a second start lays none beside them', async () => {
  await layDemoPublic(desk);
  expect(await desk.db.selectFrom('petitions').select('id').execute()).toHaveLength(5);
});
