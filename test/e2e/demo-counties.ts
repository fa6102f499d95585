import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { setup as build } from '../build-once.ts';

export interface Demo {
  readonly url: string;
  readonly password: string;
  readonly data: string;
}

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the browser that goes on the journeys. */
    readonly chromium: string;
    /** The product as it ships, with a small generated county, on a port of its own: one for each worker. */
    readonly demos: readonly Demo[];
  }
}

const PUPILS = '600';

/** As many as go on journeys at once: an account has two sessions at most, so that two files must not meet in one county. */
const WORKERS = 2;

/** The journeys go through the built product: seeded by its own command, served by its own server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  project.provide(
    'chromium',
    execFileSync(process.execPath, ['bin/browser.mjs'], { encoding: 'utf8' }).split('\n')[0] ?? '',
  );
  const first = folder();
  const seeded = execFileSync(process.execPath, ['bin/renji', 'seed', '--data', first, '--pupils', PUPILS], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const password = /口令都是 (\S+?)）/.exec(seeded)?.[1];
  if (password === undefined) throw new Error(`the seed named no password:\n${seeded}`);
  const others = Array.from({ length: WORKERS - 1 }, folder);
  for (const other of others) cpSync(first, other, { recursive: true, preserveTimestamps: true });
  const served = await Promise.all([first, ...others].map(serve));
  project.provide(
    'demos',
    served.map(({ url, data }) => ({ url, password, data })),
  );
  return async () => {
    await Promise.all(served.map(({ stop }) => stop()));
  };
}

function folder(): string {
  const data = mkdtempSync(join(tmpdir(), 'renji-journeys-'));
  chmodSync(data, 0o711); // PostgreSQL runs as a lesser user where the tests are run as root
  return data;
}

async function serve(data: string) {
  const server = spawn(process.execPath, ['bin/renji', 'serve', '--demo', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const url = await addressOf(server);
  const stop = async () => {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(data, { recursive: true, force: true });
  };
  return { url, data, stop };
}

/** The address a server says it listens on. */
function addressOf(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    let logged = '';
    server.stderr?.on('data', (text) => {
      logged = (logged + String(text)).slice(-4000);
    });
    server.stdout?.on('data', (text) => {
      said += String(text);
      const url = /http:\/\/(?:127\.0\.0\.1|localhost):\d+/.exec(said)?.[0];
      if (url !== undefined) resolve(url);
    });
    server.once('exit', (code) => reject(new Error(`the server ended with ${code}:\n${said}${logged}`)));
  });
}
