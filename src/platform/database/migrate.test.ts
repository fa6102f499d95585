import { afterEach, beforeEach, expect, test } from 'vitest';
import { openEmptyDatabase, type TestDatabase } from '#test/test-database.ts';
import { type Migration, migrate, readMigrations } from './migrate.ts';

let empty: TestDatabase;
beforeEach(async () => {
  empty = await openEmptyDatabase();
});
afterEach(() => empty.close());

const migrations = readMigrations();
const names = migrations.map(({ name }) => name);

test('a new database gets every table once, and a second start finds nothing to do', async () => {
  expect(await migrate(empty.url)).toEqual({ applied: names });
  expect(await migrate(empty.url)).toEqual({ applied: [] });
});

test('two that start at once do the work once between them', async () => {
  const both = await Promise.all([migrate(empty.url), migrate(empty.url)]);
  expect(both.flatMap((one) => ('applied' in one ? one.applied : []))).toEqual(names);
});

test('a file that was edited after it ran is refused, and nothing more is done', async () => {
  await migrate(empty.url, migrations.slice(0, 1));
  const edited = migrations.map((one) => (one.number === 1 ? { ...one, hash: 'other' } : one));
  expect(await migrate(empty.url, edited)).toEqual({ refused: expect.stringContaining(`迁移文件 ${names[0]}`) });
  await expect(empty.db.selectFrom('students').select('id').execute()).rejects.toThrow('students');
});

test('an older program refuses a newer database', async () => {
  await migrate(empty.url);
  expect(await migrate(empty.url, migrations.slice(0, -1))).toEqual({ refused: expect.stringContaining('比程序新') });
});

test('a file that fails half-way leaves nothing behind', async () => {
  const broken: Migration = {
    number: 1,
    name: '0001-broken.sql',
    hash: 'x',
    sql: 'create table a (b int); select 1/0',
  };
  await expect(migrate(empty.url, [broken])).rejects.toThrow('0001-broken.sql');
  await expect(empty.db.selectFrom('a' as never).execute()).rejects.toThrow('"a" does not exist');
  expect(await migrate(empty.url)).toEqual({ applied: names });
});
