import { createHash } from 'node:crypto';
import { linkSync, rmSync } from 'node:fs';
import { open } from 'node:fs/promises';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { type Head, type Item, packed, type TableCount } from './contents.ts';
import { framed, headOf } from './frames.ts';
import { newLock, type Opener } from './lock.ts';
import { BrokenBackup } from './refusals.ts';
import { copyOut, type TableShape, tablesOf } from './tables.ts';

export interface BackupOrder {
  readonly url: string;
  readonly path: string;
  readonly opener: Opener;
  /** The text of the key file. Goes in only where a passphrase protects it. */
  readonly keyFile: string;
  readonly now: Date;
  readonly onTable?: (table: string, done: number, of: number) => void;
}

export type Manifest = Readonly<Record<string, TableCount>>;

/** 备份 — every table as of one moment, in one sealed file that is there whole or not at all. Refuses by `BrokenBackup`. */
export async function writeBackup(order: BackupOrder): Promise<Manifest> {
  const { lock, key } = newLock(order.opener);
  const client = new pg.Client({ connectionString: order.url, application_name: 'renji backup' });
  client.on('error', () => {}); // said by the query that was under way
  await client.connect();
  const fresh = `${order.path}.${process.pid}.new`;
  const manifest: Record<string, TableCount> = {};
  try {
    await client.query('begin transaction isolation level repeatable read read only');
    const file = await open(fresh, 'wx', 0o600);
    try {
      for await (const bytes of framed(packed(contents(client, order, manifest)), headOf(lock), key))
        await file.write(bytes);
      await file.sync();
    } finally {
      await file.close();
    }
    putInPlace(fresh, order.path);
    return manifest;
  } finally {
    rmSync(fresh, { force: true });
    await client.end();
  }
}

async function* contents(
  client: pg.Client,
  order: BackupOrder,
  manifest: Record<string, TableCount>,
): AsyncGenerator<Item> {
  yield { kind: 'head', head: await headFrom(client, order.now) };
  if ('passphrase' in order.opener) yield { kind: 'key-file', text: order.keyFile };
  const tables = await tablesOf(client);
  for (const [at, table] of tables.entries()) {
    order.onTable?.(table.name, at, tables.length);
    yield { kind: 'table', table: table.name, columns: table.columns };
    const counted = new Counted();
    for await (const bytes of rowsOf(client, table, counted)) yield { kind: 'rows', bytes };
    manifest[table.name] = counted.count();
    yield { kind: 'end', table: table.name, count: counted.count() };
  }
  yield { kind: 'manifest', tables: manifest };
}

/** The count and digest of a table as it stands in this transaction. */
export async function countOf(client: pg.ClientBase, table: TableShape): Promise<TableCount> {
  const counted = new Counted();
  for await (const _ of rowsOf(client, table, counted));
  return counted.count();
}

async function* rowsOf(client: pg.ClientBase, table: TableShape, counted: Counted): AsyncGenerator<Buffer> {
  const stream = client.query(copyTo(copyOut(table)));
  for await (const piece of stream) {
    const bytes = piece as Buffer; // COPY gives bytes
    counted.add(bytes);
    yield bytes;
  }
  counted.rows = stream.rowCount;
}

class Counted {
  rows = 0;
  private readonly hash = createHash('sha256');

  add(bytes: Buffer): void {
    this.hash.update(bytes);
  }

  count(): TableCount {
    return { rows: this.rows, sha256: this.hash.copy().digest('hex') };
  }
}

async function headFrom(client: pg.Client, now: Date): Promise<Head> {
  const { rows } = await client.query<{ name: string; hash: string }>(
    'select name, hash from schema_migrations order by number',
  );
  return { takenAt: now.toISOString(), migrations: rows };
}

/** A link, not a rename: a file that is there already is never overwritten. */
function putInPlace(fresh: string, path: string): void {
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') throw new BrokenBackup('file-exists');
    throw error;
  }
}
