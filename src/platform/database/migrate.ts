import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { packageRoot } from '../package-root.ts';

/** 迁移 — one numbered file of SQL, which runs once and is never edited after. */
export interface Migration {
  readonly number: number;
  readonly name: string;
  readonly sql: string;
  readonly hash: string;
}

/** `refused` says in Chinese what is wrong and what to do; the database is then as it was. */
export type Migrated = { readonly applied: readonly string[] } | { readonly refused: string };

/** The migrations of a folder, in order. Throws when a file's name carries no number, or a number comes twice. */
export function readMigrations(folder = join(packageRoot(), 'migrations')): readonly Migration[] {
  const names = readdirSync(folder).filter((name) => name.endsWith('.sql'));
  const migrations = names.sort().map((name) => {
    const sql = readFileSync(join(folder, name), 'utf8').replaceAll('\r\n', '\n');
    const number = Number(/^(\d{4})-[a-z0-9-]+\.sql$/.exec(name)?.[1]);
    return { number, name, sql, hash: createHash('sha256').update(sql).digest('hex') };
  });
  migrations.forEach(({ number, name }, index) => {
    if (number !== index + 1) throw new Error(`${name} should be number ${index + 1}`);
  });
  return migrations;
}

/** Brings a database up to date, forward only. Two that start at once wait for each other. */
export async function migrate(url: string, migrations = readMigrations()): Promise<Migrated> {
  const client = new pg.Client({ connectionString: url, application_name: 'renji migrate' });
  client.on('error', () => {}); // a connection that breaks is said by the query that was under way
  await client.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [LOCK]);
    await client.query(LEDGER);
    const { rows } = await client.query<Applied>('select number, name, hash from schema_migrations order by number');
    const refused = refusalOf(rows, migrations);
    if (refused !== undefined) return { refused };
    const due = migrations.slice(rows.length);
    for (const migration of due) await apply(client, migration);
    return { applied: due.map(({ name }) => name) };
  } finally {
    await client.end();
  }
}

/** The name of the lock: any number that nobody else uses in this database. */
const LOCK = 4_113_230_001;

const LEDGER = `
  create table if not exists schema_migrations (
    number integer not null,
    name text not null,
    hash text not null,
    at timestamptz not null default now(),
    constraint schema_migrations_pk primary key (number)
  );
  comment on table schema_migrations is '库表版本：已执行的迁移文件';
  comment on column schema_migrations.number is '序号';
  comment on column schema_migrations.name is '文件名';
  comment on column schema_migrations.hash is '文件内容的 SHA-256，防止执行过的文件被改';
  comment on column schema_migrations.at is '执行时间';`;

interface Applied {
  readonly number: number;
  readonly name: string;
  readonly hash: string;
}

function refusalOf(applied: readonly Applied[], migrations: readonly Migration[]): string | undefined {
  for (const [index, { number, name, hash }] of applied.entries()) {
    const migration = migrations[index];
    if (number !== index + 1)
      return `数据库的迁移记录缺第 ${index + 1} 号。请用备份恢复，不要手工修改 schema_migrations`;
    if (migration === undefined) {
      return `数据库比程序新（已执行 ${name}）。请升级程序；要退回旧版本，请用升级前的备份恢复`;
    }
    if (migration.hash !== hash) {
      return `迁移文件 ${name} 在执行之后被改动过。请恢复原文件；要改库表，请新增一个编号更大的迁移文件`;
    }
  }
  return undefined;
}

/** The row goes in first: whoever comes second stumbles over it before anything is done twice. */
async function apply(client: pg.Client, { number, name, hash, sql }: Migration): Promise<void> {
  await client.query('begin');
  try {
    await client.query('insert into schema_migrations (number, name, hash) values ($1, $2, $3)', [number, name, hash]);
    await client.query(sql);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback');
    throw new Error(`migration ${name} failed and was rolled back`, { cause: error });
  }
}
