import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  rmSync,
  statSync,
} from 'node:fs';
import { chmod } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import pg from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { isRoot } from './embedded/account.ts';
import { type Embedded, openEmbedded } from './embedded.ts';

/** One for all: to make a database takes its time. */
const folder = mkdtempSync(join(tmpdir(), 'renji-embedded-'));
const open: Embedded[] = [];
beforeAll(() => chmod(folder, 0o711));
afterEach(() => Promise.all(open.splice(0).map((one) => one.stop())));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function start(directory = folder): Promise<Embedded> {
  const embedded = await openEmbedded(directory);
  if ('refused' in embedded) throw new Error(embedded.refused);
  open.push(embedded);
  return embedded;
}

async function ask(url: string, statement: string): Promise<unknown> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(statement);
    return Object.values(rows[0] ?? {})[0];
  } finally {
    await client.end();
  }
}

const postmaster = () => Number.parseInt(readFileSync(join(folder, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);

test('what was committed is on the disk, in UTF-8, in the same order on every machine', async () => {
  const { url } = await start();
  expect(await ask(url, 'show fsync')).toBe('on');
  expect(await ask(url, 'show synchronous_commit')).toBe('on');
  expect(await ask(url, 'show server_encoding')).toBe('UTF8');
  expect(await ask(url, 'select datcollate from pg_database where datname = current_database()')).toBe('C');
});

test('nobody gets in without the password, which nobody else can read', async () => {
  const { url } = await start();
  const stranger = new URL(url);
  stranger.password = 'guess';
  await expect(ask(stranger.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(statSync(join(folder, 'postgres/password')).mode & 0o077).toBe(0);
  expect(statSync(join(folder, 'postgres')).mode & 0o077).toBe(0);
});

test('a second start on the same directory is refused, and told what to do', async () => {
  await start();
  expect(await openEmbedded(folder)).toEqual({ refused: expect.stringMatching(/正由另一个人籍程序使用。请先停止/) });
});

test('after a kill -9 of the database, everything committed is there', async () => {
  const { url, ended, stop } = await start();
  await ask(url, 'create table kept as select 7 as number');
  process.kill(postmaster(), 'SIGKILL');
  await ended;
  await stop();
  expect(await ask((await start()).url, 'select number from kept')).toBe(7);
});

test('a database whose product was killed is ended, and its directory taken over', async () => {
  const { url, ended } = await start();
  await ask(url, 'create table held as select 7 as number');
  rmSync(join(folder, 'lock')); // as if its holder had died
  const next = await start();
  await ended;
  expect(next.url).not.toBe(url);
  expect(await ask(next.url, 'select number from held')).toBe(7);
});

test('an initdb that was broken off is begun anew', async () => {
  rmSync(join(folder, 'postgres'), { recursive: true, force: true });
  mkdirSync(join(folder, 'postgres')); // of root's, where it was root who was killed
  mkdirSync(join(folder, 'postgres/cluster.fresh'));
  expect(await ask((await start()).url, 'select 1')).toBe(1);
});

test.runIf(isRoot())('root may keep the data where only root can enter', async () => {
  const data = join(mkdtempSync(join(tmpdir(), 'renji-private-')), 'data');
  const { url } = await start(data);
  expect(await ask(url, 'select 1')).toBe(1);
  expect(readlinkSync(join(data, 'postgres'))).toMatch(/^\/var\/lib\/renji\//);
  await Promise.all(open.splice(0).map((one) => one.stop()));
  const elsewhere = realpathSync(join(data, 'postgres'));
  rmSync(elsewhere, { recursive: true });
  expect(await openEmbedded(data)).toEqual({ refused: expect.stringContaining('数据库目录不见了') });
  expect(existsSync(join(data, 'lock'))).toBe(false);
  rmSync(dirname(data), { recursive: true });
});
