import { expect, test } from 'vitest';
import { CAST, COUNTY, NEXT_COUNTY } from '#test/cast.ts';
import { openTestDatabase } from '#test/test-database.ts';
import { refile } from './refile.ts';

test('what is filed at or below a school goes along, and nothing of the school whose code begins alike or of another county', async () => {
  const { db, close } = await openTestDatabase();
  try {
    const filed = [
      [COUNTY, '/41/4113/411323/no1'],
      [COUNTY, '/41/4113/411323/no1/p2021/1'],
      [COUNTY, '/41/4113/411323/no10/p2021/1'],
      [NEXT_COUNTY, '/41/4113/411323/no1'],
    ] as const;
    await db
      .insertInto('import_batches')
      .values(
        filed.map(([county, unit], i) => ({
          county,
          unit,
          id: `dddddddd-0000-4000-8000-00000000000${i}`,
          by_person: CAST.registrar.person,
          state: 'ready',
          importer: 'school',
          title: '花名册',
          created_at: new Date(0),
          updated_at: new Date(0),
        })),
      )
      .execute();
    await db
      .transaction()
      .execute((work) => refile(work, 'import_batches', COUNTY, '/41/4113/411323/no1', '/41/4113/411323/dinghe/no1'));
    const rows = await db.selectFrom('import_batches').select(['county', 'unit']).orderBy('id').execute();
    expect(rows.map(({ county, unit }) => [county, unit])).toEqual([
      [COUNTY, '/41/4113/411323/dinghe/no1'],
      [COUNTY, '/41/4113/411323/dinghe/no1/p2021/1'],
      filed[2],
      filed[3],
    ]);
  } finally {
    await close();
  }
});
