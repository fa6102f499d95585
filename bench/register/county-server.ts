import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { urlOfRunning } from '#src/platform/database/embedded/running.ts';
import { RENJI } from '../data.ts';
import { type ProcessorTime, processorTimeOf } from './processor-time.ts';

/** The product, serving a generated county from its embedded database. */
export interface CountyServer {
  readonly origin: string;
  readonly databaseUrl: string;
  /** Most resident megabytes of the server's own process so far. */
  readonly peakMegabytes: () => number;
  readonly processorTime: () => ProcessorTime;
  readonly stop: () => Promise<void>;
}

/** A data directory with so many pupils, their findings and their offices; made once. */
export function registerOf(pupils: number): string {
  const folder = join('bench/data', `register-${pupils}`);
  if (existsSync(folder)) return folder;
  console.log(`filling a register of ${pupils} pupils …`);
  const unfinished = `${folder}.unfinished`;
  rmSync(unfinished, { recursive: true, force: true });
  mkdirSync('bench/data', { recursive: true });
  execFileSync(process.execPath, [RENJI, 'seed', '--data', unfinished, '--pupils', String(pupils), '--no-cases'], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  renameSync(unfinished, folder);
  return folder;
}

export async function serve(folder: string): Promise<CountyServer> {
  const port = await freePort();
  const argv = [RENJI, 'serve', '--data', folder, '--demo', '--port', String(port)];
  const child = spawn(process.execPath, argv, { stdio: 'ignore' });
  const origin = `http://127.0.0.1:${port}`;
  for (let tries = 0; !(await isReady(origin)); tries += 1) {
    if (tries > 600 || child.exitCode !== null) throw new Error('the server did not come up');
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  const databaseUrl = urlOfRunning(folder);
  if (databaseUrl === undefined) throw new Error(`no database runs for ${folder}`);
  return {
    origin,
    databaseUrl,
    peakMegabytes: () => peakOf(child),
    processorTime: () => processorTimeOf(child.pid ?? 0),
    stop: () => stopped(child),
  };
}

async function isReady(origin: string): Promise<boolean> {
  return fetch(`${origin}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );
}

function peakOf({ pid }: ChildProcess): number {
  return Number(/^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'latin1'))?.[1] ?? 0) / 1024;
}

function stopped(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    child.once('exit', () => resolve());
    child.kill('SIGTERM');
  });
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(address)));
    });
  });
}
