import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Plan } from '#src/county/plan.ts';
import { IN_THIS_PROCESS } from '#test/in-this-process.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { type WholeDesk, wholeDesk } from '../server/whole-desk.ts';
import { layDemoCampaign } from './demo-campaign.ts';
import { keptLogins } from './demo-logins.ts';
import { seedDemo } from './seed-demo.ts';

const PLAN: Plan = { pupils: 900, seed: 2025, errorsPerMille: 20, today: TODAY };
let database: TestDatabase;
let desk: WholeDesk;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = wholeDesk(aDesk(database), IN_THIS_PROCESS);
  await seedDemo(desk, PLAN, () => {});
  await layDemoCampaign(desk, () => {});
});
afterAll(() => database.close());

test('a campaign runs in the demo, with schools at every point of it, and one of them signed', async () => {
  const campaigns = await desk.db.selectFrom('campaigns').select(['id', 'state', 'starts_on', 'deadline']).execute();
  expect(campaigns).toMatchObject([{ state: 'running', starts_on: '2025-03-08', deadline: '2025-04-04' }]);
  const { rows } = await sql<{ state: string }>`select distinct state from campaign_lines order by state`.execute(
    desk.db,
  );
  expect(rows.map(({ state }) => state)).toEqual(['cannot', 'changed', 'confirmed', 'issued', 'not-issued']);
  const signed = await desk.db.selectFrom('campaign_sign_offs').select('level').execute();
  expect(signed.length).toBeGreaterThan(0);
  const plans = await desk.db.selectFrom('campaign_plans').select('state').execute();
  expect(plans.length).toBeGreaterThan(0);
});

test('the class that visitors are offered has everything still before it', async () => {
  const account = await accountOf('班主任');
  const { rows } = await sql<{ state: string }>`
    select distinct lines.state from people
    join holdings on holdings.county = people.county and holdings.person = people.id
    join units on units.county = holdings.county and units.id = holdings.unit
    join campaign_lines as lines on lines.county = units.county and lines.unit = units.path
    where people.account = ${account} and holdings.office = 'class-teacher'`.execute(desk.db);
  expect(rows).toEqual([{ state: 'not-issued' }]);
});

test('the school that visitors are offered is amid its work', async () => {
  const { rows } = await sql<{ state: string }>`
    select distinct lines.state from people
    join holdings on holdings.county = people.county and holdings.person = people.id
    join units on units.county = holdings.county and units.id = holdings.unit
    join campaign_lines as lines on lines.county = units.county and starts_with(lines.unit, units.path || '/')
    where people.account = ${await accountOf('学校领导')} and holdings.office = 'head'`.execute(desk.db);
  expect(rows.length).toBeGreaterThan(2);
});

async function accountOf(office: string): Promise<string> {
  return (await keptLogins(desk.db))?.find((login) => login.office === office)?.account ?? '';
}

test('a second start lays none beside it', async () => {
  await layDemoCampaign(desk, () => {});
  expect(await desk.db.selectFrom('campaigns').select('id').execute()).toHaveLength(1);
});
