// What `npm start` does: sets the product up, fills a demo county once, and serves it until Ctrl+C.
// npm start -- --pupils 80000 --port 9000 --data 文件夹
import { spawn } from 'node:child_process';
import { readdirSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { setUp } from './set-up.mjs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const BOTH = ['data', 'key-file'];
const SEED = ['pupils', 'seed', ...BOTH];
const SERVE = ['port', 'host', 'gateway', ...BOTH];

const given = readArguments();
if (given === undefined) {
  process.stderr.write('选项不认识。可用：--pupils 人数 --port 端口 --data 文件夹 --host 地址 --seed 数字\n');
  process.exit(2);
}
// Both children hear Ctrl+C themselves; whoever waits for them must outlive it.
let child;
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child?.kill('SIGTERM'));

setUp({ rebuild: isStale() });
await renji('seed', SEED);
await renji('serve', SERVE, ['--demo']);

function readArguments() {
  const options = Object.fromEntries([...new Set([...SEED, ...SERVE])].map((name) => [name, { type: 'string' }]));
  try {
    return { data: join(root, 'data'), ...parseArgs({ options }).values };
  } catch {
    return undefined;
  }
}

/** Runs one command of the product to its end; ends with it when it did not succeed. */
async function renji(command, names, more = []) {
  const options = names.flatMap((name) => (given[name] === undefined ? [] : [`--${name}`, given[name]]));
  child = spawn(process.execPath, [join(root, 'bin/renji'), command, ...options, ...more], { stdio: 'inherit' });
  const status = await new Promise((resolve) => child.once('close', (code, signal) => resolve(signal ? 1 : code)));
  if (status !== 0) process.exit(status);
}

/** Is anything that the build is made from newer than the build? */
function isStale() {
  const built = statSync(join(root, 'dist/cli.js'), { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['src', 'bin', 'migrations'].flatMap((folder) =>
    readdirSync(join(root, folder), { recursive: true }).map((path) => join(root, folder, path)),
  );
  return [...sources, join(root, 'package-lock.json')].some((path) => {
    // What the build itself writes among the sources, and the folder it writes it to, make nothing stale.
    return !/src[\\/]web([\\/]openapi\.d\.ts)?$/.test(path) && statSync(path).mtimeMs > built;
  });
}
