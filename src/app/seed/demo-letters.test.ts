import { afterAll, beforeAll, expect, test } from 'vitest';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoLetters } from './demo-letters.ts';
import { seedDemo } from './seed-demo.ts';

let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, { pupils: 600, seed: 2025, errorsPerMille: 80, today: TODAY }, () => {});
  await layDemoLetters(desk);
  await layDemoLetters(desk);
});
afterAll(() => database.close());

test('the demo has letters drafted, signed, sent and voided, each once however often it is started', async () => {
  const letters = await desk.db
    .selectFrom('letters')
    .select(['kind', 'state', 'number'])
    .orderBy('drafted_at')
    .execute();
  expect(letters.map(({ kind, state }) => `${kind} ${state}`).sort()).toEqual([
    'certificate draft',
    'certificate signed',
    'letter draft',
    'letter void',
    'notice sent',
    'notice sent',
  ]);
  expect(letters.filter(({ number }) => number !== null)).toHaveLength(4);
  const taken = await desk.db
    .selectFrom('letter_addressees')
    .select('taken_by')
    .where('taken_at', 'is not', null)
    .execute();
  expect(taken).toHaveLength(1);
});
