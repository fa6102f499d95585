// Installs what package-lock.json names and builds, each only where it is missing. Says what it does on stderr.
import { execFileSync } from 'node:child_process';
import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');

/** Leaves a checkout whose node_modules and dist fit its package-lock.json. Idempotent. */
export function setUp({ rebuild = false } = {}) {
  if (!installed()) {
    // Not `npm ci`: it refuses a lock that does not list the builds of esbuild and others for every foreign platform.
    const options = ['--no-save', '--ignore-scripts', '--no-audit', '--no-fund'];
    run('正在安装依赖（首次运行需要一两分钟）…', 'npm', ['install', ...options]);
    rebuild = true;
  }
  if (rebuild || !existsSync(join(root, 'dist/cli.js'))) {
    run('正在构建…', process.execPath, ['bin/build.mjs']);
  }
}

function installed() {
  const seal = join(root, 'node_modules/.package-lock.json');
  return existsSync(seal) && statSync(seal).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

function run(message, command, args) {
  process.stderr.write(`${message}\n`);
  execFileSync(command, args, {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
}
