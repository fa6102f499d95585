import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { setup as build } from '../build-once.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** The path of the browser that goes on the journeys. */
    readonly chromium: string;
    /** The product as it ships, with a small generated county, on a port of its own. */
    readonly demo: { readonly url: string; readonly password: string; readonly data: string };
  }
}

const PUPILS = '600';

/** The journeys go through the built product: seeded by its own command, served by its own server. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  build();
  project.provide(
    'chromium',
    execFileSync(process.execPath, ['bin/browser.mjs'], { encoding: 'utf8' }).split('\n')[0] ?? '',
  );
  const data = mkdtempSync(join(tmpdir(), 'renji-journeys-'));
  chmodSync(data, 0o711); // PostgreSQL runs as a lesser user where the tests are run as root
  const seeded = execFileSync(process.execPath, ['bin/renji', 'seed', '--data', data, '--pupils', PUPILS], {
    encoding: 'utf8',
    stdio: 'pipe',
  });
  const password = /口令都是 (\S+?)）/.exec(seeded)?.[1];
  if (password === undefined) throw new Error(`the seed named no password:\n${seeded}`);
  const server = spawn(process.execPath, ['bin/renji', 'serve', '--demo', '--data', data, '--port', '0'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  project.provide('demo', { url: await addressOf(server), password, data });
  return async () => {
    server.kill('SIGTERM');
    await new Promise((resolve) => server.once('exit', resolve));
    rmSync(data, { recursive: true, force: true });
  };
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
