import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { inject } from 'vitest';
import { connect } from '#src/platform/database/connect.ts';
import type { Database } from '#src/platform/database/database.ts';

export interface TestDatabase {
  readonly db: Database;
  readonly url: string;
  /** Closes the connections and drops the database. */
  readonly close: () => Promise<void>;
}

/** A database of one's own, migrated and empty, on the PostgreSQL of this run. */
export async function openTestDatabase(): Promise<TestDatabase> {
  const { template } = inject('postgres');
  return openDatabase((name) => `create database ${name} template ${template}`);
}

/** A database without any table, for those who migrate themselves. */
export function openEmptyDatabase(): Promise<TestDatabase> {
  return openDatabase((name) => `create database ${name} encoding 'UTF8' template template0`);
}

async function openDatabase(statement: (name: string) => string): Promise<TestDatabase> {
  const name = `renji_test_${randomUUID().replaceAll('-', '')}`;
  await administer(statement(name));
  const url = new URL(inject('postgres').url);
  url.pathname = `/${name}`;
  const { db, close } = connect(url.href, { size: 5, name: 'renji test' });
  return {
    db,
    url: url.href,
    close: async () => {
      await close();
      await administer(`drop database if exists ${name} with (force)`);
    },
  };
}

async function administer(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('postgres').url });
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}
