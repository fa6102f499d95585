import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { migrate, readMigrations } from '#src/platform/database/migrate.ts';
import { type Head, type Item, unpacked } from './contents.ts';
import { type FramedFile, openFrames } from './frames.ts';
import { type Opener, openLock } from './lock.ts';
import { BrokenBackup } from './refusals.ts';
import { copyIn, quoted, tablesOf } from './tables.ts';
import { countOf, type Manifest } from './write-backup.ts';

/** What a first reading of the whole file has shown. */
export interface ReadBackup {
  readonly head: Head;
  /** Of the server that was backed up; absent where the backup is locked by that very file. */
  readonly keyFile: string | undefined;
  readonly manifest: Manifest;
  readonly items: () => AsyncGenerator<Item>;
}

/** Reads a backup from end to end and believes no byte of it before. Refuses by `BrokenBackup`. */
export async function readBackup(path: string, opener: Opener): Promise<ReadBackup> {
  const file: FramedFile = await openFrames(path);
  const key = openLock(file.lock, opener);
  const items = () => unpacked(file.plain(key));
  let head: Head | undefined;
  let manifest: Manifest | undefined;
  let keyFile: string | undefined;
  for await (const item of items()) {
    if (item.kind === 'head') head = item.head;
    if (item.kind === 'key-file') keyFile = item.text;
    if (item.kind === 'manifest') manifest = item.tables;
  }
  if (head === undefined || manifest === undefined) throw new BrokenBackup('damaged');
  return { head, keyFile, manifest, items };
}

/**
 * 恢复 — into an empty database only: its tables are made as they were then, filled in one transaction, and counted and
 * digested again before that is made final. Afterwards the newer migrations run. Refuses by `BrokenBackup`.
 */
export async function restoreBackup(url: string, backup: ReadBackup, onTable?: (table: string) => void): Promise<void> {
  const migrations = readMigrations();
  const then = migrations.slice(0, backup.head.migrations.length);
  if (then.length < backup.head.migrations.length) throw new BrokenBackup('newer-program');
  if (then.some(({ hash }, at) => hash !== backup.head.migrations[at]?.hash)) throw new BrokenBackup('other-schema');
  const client = new pg.Client({ connectionString: url, application_name: 'renji restore' });
  client.on('error', () => {}); // said by the query that was under way
  await client.connect();
  try {
    await refuseUnlessEmpty(client);
    const migrated = await migrate(url, then);
    if ('refused' in migrated) throw new BrokenBackup('newer-schema');
    await client.query('begin');
    await lockTables(client);
    await refuseUnlessEmpty(client);
    for await (const table of loaded(client, backup)) onTable?.(table);
    await compare(client, backup.manifest);
    await client.query('commit');
    await migrate(url);
    await client.query('analyze'); // the planner knows nothing yet of what was loaded
  } finally {
    await client.end(); // a transaction still open is rolled back
  }
}

/** Nobody can put a row in between looking and filling. */
async function lockTables(client: pg.Client): Promise<void> {
  const names = (await tablesOf(client)).map(({ name }) => quoted(name));
  await client.query(`lock table ${names.join(', ')} in share row exclusive mode`);
}

async function refuseUnlessEmpty(client: pg.Client): Promise<void> {
  for (const { name } of await tablesOf(client)) {
    const { rows } = await client.query(`select 1 from ${quoted(name)} limit 1`);
    if (rows.length > 0) throw new BrokenBackup('not-empty');
  }
}

async function* loaded(client: pg.Client, backup: ReadBackup): AsyncGenerator<string> {
  const items = backup.items();
  for (let item = await next(items); item !== undefined; item = await next(items)) {
    if (item.kind !== 'table') continue;
    await pipeline(rowsUntilEnd(items), client.query(copyFrom(copyIn(item.table, item.columns))));
    yield item.table;
  }
}

async function* rowsUntilEnd(items: AsyncGenerator<Item>): AsyncGenerator<Buffer> {
  for (let item = await next(items); item?.kind === 'rows'; item = await next(items)) yield item.bytes;
}

async function next(items: AsyncGenerator<Item>): Promise<Item | undefined> {
  const { done, value } = await items.next();
  return done === true ? undefined : value;
}

async function compare(client: pg.Client, manifest: Manifest): Promise<void> {
  const tables = await tablesOf(client);
  if (tables.length !== Object.keys(manifest).length) throw new BrokenBackup('other-schema');
  for (const table of tables) {
    const [then, now] = [manifest[table.name], await countOf(client, table)];
    if (then?.rows !== now.rows || then.sha256 !== now.sha256) throw new BrokenBackup('differs-after');
  }
}
