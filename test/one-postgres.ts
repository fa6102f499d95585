import { createHash } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { type Embedded, openEmbedded } from '#src/platform/database/embedded.ts';
import { migrate, readMigrations } from '#src/platform/database/migrate.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The PostgreSQL of this run: the URL of its maintenance database, and the migrated template in it. */
    readonly postgres: { readonly url: string; readonly template: string };
  }
}

/** One PostgreSQL for the whole run: our own, or that of RENJI_TEST_DATABASE_URL. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env.RENJI_TEST_DATABASE_URL;
  const own = given === undefined ? await ownPostgres() : undefined;
  const url = own?.embedded.url ?? given ?? '';
  project.provide('postgres', { url, template: await templateIn(url) });
  return async () => {
    await own?.embedded.stop();
    if (own !== undefined) rmSync(own.folder, { recursive: true, force: true });
  };
}

/** Nothing in it outlives the run, so nothing waits for the disk. */
const FORGETFUL = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', max_connections: '200' };

async function ownPostgres(): Promise<{ readonly embedded: Embedded; readonly folder: string }> {
  const folder = mkdtempSync(join(tmpdir(), 'renji-test-'));
  chmodSync(folder, 0o711);
  const embedded = await openEmbedded(folder, FORGETFUL);
  if ('refused' in embedded) throw new Error(embedded.refused);
  return { embedded, folder };
}

/** Named after the migrations, so that one that is already there is right. Built under a lock, for runs beside each other. */
async function templateIn(url: string): Promise<string> {
  const hash = createHash('sha256');
  for (const migration of readMigrations()) hash.update(migration.hash);
  const template = `renji_template_${hash.digest('hex').slice(0, 16)}`;
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    await client.query('select pg_advisory_lock(4113230002)');
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [template]);
    if (rowCount === 0) await build(client, url, template);
    return template;
  } finally {
    await client.end();
  }
}

async function build(client: pg.Client, url: string, template: string): Promise<void> {
  const fresh = `${template}_fresh`;
  await client.query(`drop database if exists ${fresh}`);
  await client.query(`create database ${fresh} encoding 'UTF8' template template0`);
  const own = new URL(url);
  own.pathname = `/${fresh}`;
  const migrated = await migrate(own.href);
  if ('refused' in migrated) throw new Error(migrated.refused);
  await client.query(`alter database ${fresh} rename to ${template}`);
}
