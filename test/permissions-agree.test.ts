import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Actor, EVERY_OFFICE } from '#src/organization/office.ts';
import { can, EVERY_PERMISSION } from '#src/organization/permissions.ts';
import { permitted, within } from '#src/organization/store/permitted.ts';
import { isWithin, type UnitPath } from '#src/organization/unit.ts';
import { CAST, PLACES } from './cast.ts';
import { openTestDatabase, type TestDatabase } from './test-database.ts';

/** Units above, below and beside each other; no1 begins like no10; % and _ would let a LIKE match its neighbors. */
const UNITS: readonly UnitPath[] = [
  ...Object.values(PLACES),
  '/41/4113/411323/no1',
  '/41/4113/411323/no10',
  '/41/4113/411323/no1-',
  '/41/4113/411323/no1.',
  '/41/4113/411323/no10/2141000007',
  '/41/4113/411323/no1/2141000008',
  '/41/4113/411323/no1/2141000008/p2021/1',
  '/41/4113/411323/no_',
  '/41/4113/411323/no_/2141000005',
  '/41/4113/411323/%',
  '/41/4113/411323/%/2141000006',
  '/41/4113/411323/No1',
  '/41/4113/41132',
  '/41/4113/4113230',
  '/42',
  '/4',
];

let database: TestDatabase;

beforeAll(async () => {
  database = await openTestDatabase();
  await sql`create table places (unit text collate "C" primary key)`.execute(database.db);
  await sql`insert into places select unnest(${UNITS}::text[])`.execute(database.db);
});
afterAll(() => database.close());

const places = async (condition: ReturnType<typeof within>): Promise<readonly string[]> => {
  const { rows } = await sql<{ unit: string }>`select unit from places where ${condition}`.execute(database.db);
  return rows.map(({ unit }) => unit).sort();
};

test.each(EVERY_PERMISSION)(
  '%s: the database lets through exactly what the permission table allows',
  async (permission) => {
    const disagreements = [];
    let allowed = 0;
    for (const office of EVERY_OFFICE) {
      for (const unit of UNITS) {
        const actor: Actor = { ...CAST.registrar, office, unit };
        const shown = await places(permitted(actor, permission, 'unit'));
        const wanted = UNITS.filter((place) => can(actor, permission, place)).sort();
        allowed += wanted.length;
        if (shown.join() !== wanted.join()) disagreements.push({ office, unit, shown, wanted });
      }
    }
    expect(disagreements).toEqual([]);
    expect(allowed).toBeGreaterThan(UNITS.length);
  },
);

test('what lies below a unit is the same to the database and to the program', async () => {
  for (const root of UNITS) {
    const below = UNITS.filter((unit) => isWithin(unit, root)).sort();
    expect(await places(within(root, 'unit'))).toEqual(below);
    const asked = sql<string>`(select root from unnest(${[root]}::text[]) as asked (root))`;
    expect(await places(within(asked, 'unit'))).toEqual(below);
  }
});
