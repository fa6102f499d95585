import { resolve } from 'node:path';
import pg from 'pg';
import { OWNER, openCluster } from './embedded/cluster.ts';
import { lockDirectory } from './embedded/directory-lock.ts';
import { findEngine } from './embedded/engine.ts';
import { homeIn, makeDirectory, ROOTS_SHELF } from './embedded/home.ts';
import { endOrphan } from './embedded/orphan.ts';
import { type Server, type Settings, startServer } from './embedded/server.ts';

/** 内置数据库 — a real PostgreSQL that starts and stops with the product. See docs/adr/0012-embedded-postgres.md. */
export interface Embedded {
  /** Of the product's own database. */
  readonly url: string;
  /** Resolves when PostgreSQL has ended, asked or not. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/** Opens the database of a data directory, made at the first start. `refused` says in Chinese why not, and what to do. */
export async function openEmbedded(
  directory: string,
  settings: Settings = {},
): Promise<Embedded | { readonly refused: string }> {
  const place = resolve(directory);
  makeDirectory(place);
  const release = lockDirectory(place);
  if (release === undefined) {
    return { refused: `数据目录 ${place} 正由另一个人籍程序使用。请先停止那个程序，或用 --data 指定另一个数据目录` };
  }
  try {
    const server = await start(place, settings);
    if (!('refused' in server)) return await opened(server, release);
    release();
    return server;
  } catch (error) {
    release();
    throw error;
  }
}

async function start(directory: string, settings: Settings): Promise<Server | { readonly refused: string }> {
  const home = homeIn(directory);
  if ('refused' in home) return home;
  const engine = findEngine(home.account, home.account === undefined ? directory : ROOTS_SHELF);
  if (engine === undefined) {
    return {
      refused: '没有适合本机的内置数据库程序。请重新运行安装；本机系统不受支持的，用 DATABASE_URL 指定一个 PostgreSQL',
    };
  }
  const cluster = await openCluster(engine, home);
  if ('refused' in cluster) return cluster;
  await endOrphan(engine, home, cluster.folder);
  return startServer(engine, home, cluster, settings);
}

async function opened(server: Server, release: () => void): Promise<Embedded> {
  await ensureDatabase(server.urlOf('postgres'));
  const stop = async () => {
    await server.stop();
    release();
  };
  return { url: server.urlOf(OWNER), ended: server.ended, stop };
}

async function ensureDatabase(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rowCount } = await client.query('select 1 from pg_database where datname = $1', [OWNER]);
    if (rowCount === 0) await client.query(`create database ${OWNER}`);
  } finally {
    await client.end();
  }
}
