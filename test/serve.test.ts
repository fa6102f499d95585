import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';

const folder = mkdtempSync(join(tmpdir(), 'renji-serve-'));
chmodSync(folder, 0o711);
const data = join(folder, 'data');
const running: ChildProcess[] = [];

afterAll(async () => {
  for (const child of running.filter(isAlive)) {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
  rmSync(folder, { recursive: true, force: true });
});

interface Served {
  readonly child: ChildProcess;
  readonly address: string;
  /** What it has written on stderr so far. */
  readonly said: () => string;
}

async function serve(): Promise<Served> {
  const { child, heard } = started();
  await expect.poll(() => heard.out, { timeout: 60_000 }).toMatch(/http:\/\/\S+/);
  return { child, address: /http:\/\/\S+/.exec(heard.out)?.[0] ?? '', said: () => heard.err };
}

function started() {
  const child = spawn(process.execPath, ['dist/cli.js', 'serve', '--port', '0', '--data', data]);
  running.push(child);
  const heard = { out: '', err: '' };
  child.stdout.on('data', (piece) => {
    heard.out += piece;
  });
  child.stderr.on('data', (piece) => {
    heard.err += piece;
  });
  return { child, heard };
}

const isAlive = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;
const postmaster = () => Number.parseInt(readFileSync(join(data, 'postgres/cluster/postmaster.pid'), 'utf8'), 10);
const statusOf = async (url: string) => (await fetch(url)).status;

test('renji serve opens a county, and survives what may befall it', { timeout: 240_000 }, async () => {
  const first = await serve();
  expect(await statusOf(`${first.address}/readyz`)).toBe(200);
  expect(await statusOf(`${first.address}/api/session`)).toBe(401);
  await expect.poll(first.said).toContain('"route":"/api/session"');
  expect(existsSync(join(data, 'renji.key'))).toBe(true);

  const second = started();
  const [code] = await once(second.child, 'exit');
  expect([code, second.heard.err]).toEqual([2, expect.stringContaining('正由另一个人籍程序使用')]);

  // Both die at once.
  const pids = [first.child.pid ?? 0, postmaster()];
  for (const pid of pids) process.kill(pid, 'SIGKILL');
  const again = await serve();
  expect(await statusOf(`${again.address}/readyz`)).toBe(200);

  // Only the product dies, and leaves its database behind.
  again.child.kill('SIGKILL');
  await once(again.child, 'exit');
  const last = await serve();
  expect(await statusOf(`${last.address}/readyz`)).toBe(200);

  const database = postmaster();
  last.child.kill('SIGTERM');
  expect(await once(last.child, 'exit')).toEqual([0, null]);
  expect(() => process.kill(database, 0)).toThrow('ESRCH');
  expect(existsSync(join(data, 'lock'))).toBe(false);
  await expect(fetch(`${last.address}/healthz`)).rejects.toThrow();
});
