import { randomUUID } from 'node:crypto';
import { linkSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Gives the directory back. */
export type Release = () => void;

/**
 * 数据目录锁 — one process for each data directory. `undefined` when another process that is alive holds it.
 *
 * The lock of a process that has died is taken over. The file comes into being whole, by a hard link, and a stale one is
 * moved away before it is judged again, so that of two that start at once only one gets it.
 */
export function lockDirectory(directory: string): Release | undefined {
  const path = join(directory, 'lock');
  const mine = `${process.pid} ${lifeOf(process.pid) ?? randomUUID()}\n`;
  for (let attempt = 0; attempt < 10; attempt += 1) {
    if (claimed(path, mine)) return () => release(path, mine);
    const found = readIfThere(path);
    if (found === undefined) continue;
    if (isHeld(found)) return undefined;
    removeStale(path, found);
  }
  return undefined;
}

/** Has another process that is alive this directory? */
export function isHeldDirectory(directory: string): boolean {
  const found = readIfThere(join(directory, 'lock'));
  return found !== undefined && isHeld(found);
}

function claimed(path: string, text: string): boolean {
  const fresh = `${path}.${randomUUID()}`;
  writeFileSync(fresh, text, { mode: 0o600 });
  try {
    linkSync(fresh, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false; // the file system's errors carry codes
    throw error;
  } finally {
    rmSync(fresh);
  }
}

function release(path: string, mine: string): void {
  if (readIfThere(path) === mine) rmSync(path, { force: true });
}

function isHeld(text: string): boolean {
  const [pid = '', life = ''] = text.trim().split(' ');
  const now = lifeOf(Number(pid));
  return now === undefined ? isAlive(Number(pid)) && Number(pid) !== process.pid : now === life;
}

function removeStale(path: string, seen: string): void {
  const aside = `${path}.${randomUUID()}`;
  try {
    renameSync(path, aside);
  } catch {
    return; // somebody else was quicker
  }
  // What was moved may already be the lock of somebody who was quicker: that one is put back.
  if (readIfThere(aside) !== seen) {
    try {
      linkSync(aside, path);
    } catch {
      // A third has taken the place meanwhile, and the loop judges it.
    }
  }
  rmSync(aside);
}

/** Tells two processes of the same number apart: the boot and the tick in which it began. `undefined` where /proc does not say. */
function lifeOf(pid: number): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
    const fields = statOf(pid);
    return fields.state === 'Z' ? 'dead' : `${boot}:${fields.began}`;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // it lives, and belongs to somebody else
  }
}

/** The state and the starting tick of a process, as Linux says them. Throws when there is no such process. */
export function statOf(pid: number): { readonly state: string; readonly began: string } {
  const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' '); // the name before it may hold anything
  return { state: fields[0] ?? '', began: fields[19] ?? '' };
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
