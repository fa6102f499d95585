import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { passwordsOf } from '#src/accounts/store/passwords.ts';
import type { Plan } from '#src/county/plan.ts';
import { EVERY_OFFICE } from '#src/organization/office.ts';
import { openTestDatabase, type TestDatabase } from '#test/test-database.ts';
import { aDesk } from '#test/test-desk.ts';
import { TODAY } from '#test/world.ts';
import { seedDemo } from './seed-demo.ts';

const PLAN: Plan = { pupils: 1500, seed: 2025, errorsPerMille: 80, today: TODAY };
let database: TestDatabase;
let desk: ReturnType<typeof aDesk>;
let seeded: Extract<Awaited<ReturnType<typeof seedDemo>>, { logins: unknown }>;

beforeAll(async () => {
  database = await openTestDatabase();
  desk = aDesk(database);
  const answer = await seedDemo(desk, PLAN, () => {});
  if ('refused' in answer) throw new Error(answer.refused);
  seeded = answer;
});
afterAll(() => database.close());

describe('the demo county', () => {
  test('has as many records as were asked for, each in a class that stands', async () => {
    const { total } = await desk.db
      .selectFrom('students')
      .innerJoin('units', (join) =>
        join.onRef('units.county', '=', 'students.county').onRef('units.path', '=', 'students.unit'),
      )
      .where('units.kind', '=', 'class')
      .select((eb) => eb.fn.countAll<number>().as('total'))
      .executeTakeFirstOrThrow();
    expect(total).toBe(PLAN.pupils);
    expect(seeded.fresh).toEqual(['411323']);
  });

  test('has every unit below one that stands', async () => {
    const units = await desk.db.selectFrom('units').select(['path', 'parent', 'kind']).execute();
    const paths = new Set(units.map(({ path }) => path));
    expect(units.filter(({ parent }) => parent !== null && !paths.has(parent))).toEqual([]);
    expect(new Set(units.map(({ kind }) => kind)).size).toBe(8);
  });

  test('offers somebody of every office, whose password is right', async () => {
    expect(new Set(seeded.logins.map(({ office }) => office)).size).toBe(EVERY_OFFICE.length);
    const accounts = seeded.logins.map(({ account }) => account);
    expect(accounts).toEqual(
      expect.arrayContaining(['county', 'danshui.registrar', 'dinghe.registrar', 'city.inspector']),
    );
    const people = await desk.db.selectFrom('people').select('password').where('account', 'in', accounts).execute();
    expect(people).toHaveLength(accounts.length);
    const passwords = passwordsOf(desk.seal);
    expect(await passwords.matches(people[0]?.password ?? undefined, seeded.logins[0]?.password ?? '')).toBe(true);
  });

  test('is made once: a second start finds it, and changes nothing', async () => {
    const again = await seedDemo(desk, { ...PLAN, pupils: 2000 }, () => {});
    expect(again).toEqual({ logins: seeded.logins, fresh: [] });
  });

  test('is never laid beside real data', async () => {
    const other = await openTestDatabase();
    try {
      const row = {
        county: '41',
        id: '0d9d6a1e-0000-4000-8000-000000000001',
        kind: 'province',
        name: '河南省',
      } as const;
      await other.db
        .insertInto('units')
        .values({ ...row, code: '41', path: '/41', since: '2020-01-01' })
        .execute();
      expect(await seedDemo(aDesk(other), PLAN, () => {})).toMatchObject({
        refused: expect.stringMatching(/正式数据/),
      });
    } finally {
      await other.close();
    }
  });
});
