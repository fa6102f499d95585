import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoMeetings } from './demo-meetings.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoMeetings(desk);
});
afterAll(() => database.close());

const meetings = () =>
  desk.db.selectFrom('gatherings').select(['id', 'kind', 'state', 'on_day']).orderBy('on_day').execute();

test('the demo has a county’s training, a school’s and a parents’ meeting behind it, and one to come', async () => {
  expect((await meetings()).map(({ kind, state }) => `${kind} ${state}`)).toEqual([
    'registrars held',
    'teachers held',
    'parents held',
    'registrars planned',
  ]);
  const people = await desk.db.selectFrom('gathering_people').select('presence').execute();
  const count = (presence: string | null) => people.filter((each) => each.presence === presence).length;
  expect(count('present')).toBeGreaterThan(5);
  expect([count('made-up'), count('absent')]).toEqual([1, 1]);
  const pupils = await desk.db.selectFrom('gathering_pupils').select('presence').execute();
  expect(pupils.length).toBeGreaterThan(5);
});

test('a second start lays none beside them', async () => {
  const before = await meetings();
  await layDemoMeetings(desk);
  expect(await meetings()).toEqual(before);
});
