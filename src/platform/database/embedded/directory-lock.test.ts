import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { lockDirectory } from './directory-lock.ts';

let folder: string;
let lock: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'renji-lock-'));
  lock = join(folder, 'lock');
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

test('a directory is held by one, until it gives it back', () => {
  const release = lockDirectory(folder);
  expect(release).toBeDefined();
  expect(lockDirectory(folder)).toBeUndefined();
  release?.();
  expect(existsSync(lock)).toBe(false);
  expect(lockDirectory(folder)).toBeDefined();
});

test('what a process that has died held is taken over', async () => {
  const dead = spawn(process.execPath, ['-e', '']);
  await once(dead, 'exit');
  writeFileSync(lock, `${dead.pid} long-ago\n`);
  expect(lockDirectory(folder)).toBeDefined();
  expect(readFileSync(lock, 'utf8')).toMatch(new RegExp(`^${process.pid} `));
});

test('another process of the same number does not keep it', () => {
  writeFileSync(lock, `${process.ppid} some-other-life\n`);
  expect(lockDirectory(folder)).toBeDefined();
});

test('what somebody else has taken meanwhile is not given back', () => {
  const release = lockDirectory(folder);
  writeFileSync(lock, '1 another\n');
  release?.();
  expect(readFileSync(lock, 'utf8')).toBe('1 another\n');
});
