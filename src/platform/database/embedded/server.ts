import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { closeSync, openSync, readFileSync, renameSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { type Cluster, environment, OWNER } from './cluster.ts';
import type { Engine } from './engine.ts';
import type { Home } from './home.ts';

/** A line of postgresql.conf each. */
export type Settings = Readonly<Record<string, string>>;

export interface Server {
  readonly urlOf: (database: string) => string;
  /** Resolves when the server has ended, for whatever reason. */
  readonly ended: Promise<void>;
  readonly stop: () => Promise<void>;
}

/**
 * Starts PostgreSQL as a child of this process, which buries it when it dies, and waits until it answers.
 *
 * It leads a process group of its own: Ctrl+C in the terminal reaches only us, and requests under way can finish first.
 */
export async function startServer(engine: Engine, home: Home, cluster: Cluster, settings: Settings): Promise<Server> {
  const port = await freePort();
  const log = join(home.folder, 'log');
  const child = spawnServer(engine, home, cluster, { ...SETTINGS, ...settings, port: String(port) }, log);
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const killAtExit = () => child.kill('SIGINT');
  process.once('exit', killAtExit);
  ended.then(() => process.removeListener('exit', killAtExit));
  const urlOf = (database: string) => `postgresql://${OWNER}:${cluster.password}@127.0.0.1:${port}/${database}`;
  await answering(child, urlOf('postgres'), log);
  return { urlOf, ended, stop: () => stop(child, ended, engine, home, cluster) };
}

/** Nothing personal in the log: neither statements nor the values that an error's detail repeats. */
const SETTINGS: Settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '60',
  shared_buffers: '192MB',
  maintenance_work_mem: '128MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  random_page_cost: '1.1',
  jit: 'off',
  fsync: 'on',
  synchronous_commit: 'on',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
};

function spawnServer(engine: Engine, home: Home, cluster: Cluster, settings: Settings, log: string): ChildProcess {
  keepSmall(log);
  const output = openSync(log, 'a', 0o600);
  const lines = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  try {
    return spawn(engine.program('postgres'), ['-D', cluster.folder, ...lines], {
      ...home.account,
      cwd: home.folder,
      env: environment(),
      stdio: ['ignore', output, output],
      detached: platform() !== 'win32',
    });
  } finally {
    closeSync(output);
  }
}

const LOG_LIMIT = 10_000_000;

function keepSmall(log: string): void {
  if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(log, `${log}.old`);
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address !== null ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}

/** Recovery after a crash may take its time: as long as the child lives, it is waited for. */
async function answering(child: ChildProcess, url: string, log: string): Promise<void> {
  let broken: Error | undefined;
  child.once('error', (error) => {
    broken = error;
  });
  for (;;) {
    if (broken !== undefined) throw broken;
    if (child.exitCode !== null || child.signalCode !== null) {
      throw new Error(`PostgreSQL ended at once: ${readFileSync(log, 'utf8').slice(-1000)}`);
    }
    if (await answers(url)) return;
    await pause(30);
  }
}

async function answers(url: string): Promise<boolean> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 });
  client.on('error', () => {});
  try {
    await client.connect();
    return true;
  } catch {
    return false;
  } finally {
    await client.end().catch(() => {});
  }
}

/** A fast shutdown: connections are cut, what was committed is written down. */
async function stop(child: ChildProcess, ended: Promise<void>, engine: Engine, home: Home, cluster: Cluster) {
  if (platform() === 'win32') {
    const args = ['stop', '-D', cluster.folder, '-m', 'fast', '-w'];
    spawnSync(engine.program('pg_ctl'), args, { ...home.account, env: environment(), stdio: 'ignore' });
  } else {
    child.kill('SIGINT');
  }
  // Whoever is still there after a minute is cut off; the write-ahead log makes the next start whole.
  const impatience = setTimeout(() => child.kill('SIGQUIT'), 60_000);
  await ended;
  clearTimeout(impatience);
}
