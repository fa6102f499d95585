import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync, rmSync } from 'node:fs';
import { platform } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { environment } from './cluster.ts';
import { statOf } from './directory-lock.ts';
import type { Engine } from './engine.ts';
import type { Home } from './home.ts';

/**
 * Ends a PostgreSQL whose product was killed and which still runs in this folder. Only for the holder of the lock.
 *
 * A postmaster that was killed too, and that nobody has buried, counts for PostgreSQL as running; its note is removed when
 * no process works in the folder any more.
 */
export async function endOrphan(engine: Engine, home: Home, folder: string): Promise<void> {
  const note = join(folder, 'postmaster.pid');
  const pid = pidIn(note);
  if (pid === undefined) return;
  if (platform() !== 'linux') {
    const args = ['stop', '-D', folder, '-m', 'fast', '-w', '-t', '60'];
    spawnSync(engine.program('pg_ctl'), args, { ...home.account, env: environment(), stdio: 'ignore' });
    return;
  }
  if (workersIn(folder).includes(pid)) process.kill(pid, 'SIGINT');
  await allGone(folder);
  if (isZombie(pid)) rmSync(note, { force: true });
}

const PATIENCE = 60_000;

async function allGone(folder: string): Promise<void> {
  const until = performance.now() + PATIENCE;
  while (workersIn(folder).length > 0) {
    if (performance.now() > until) {
      for (const pid of workersIn(folder)) process.kill(pid, 'SIGKILL');
    }
    await pause(50);
  }
}

/** Every process of PostgreSQL stands in the folder of its files. */
function workersIn(folder: string): readonly number[] {
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
  return pids.filter((pid) => standsIn(pid) === folder).map(Number);
}

function standsIn(pid: string): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`);
  } catch {
    return undefined; // gone, a zombie, or somebody else's
  }
}

function isZombie(pid: number): boolean {
  try {
    return statOf(pid).state === 'Z';
  } catch {
    return false;
  }
}

function pidIn(note: string): number | undefined {
  try {
    return Number.parseInt(readFileSync(note, 'utf8'), 10);
  } catch {
    return undefined;
  }
}
