import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { OWNER } from './cluster.ts';
import { isHeldDirectory } from './directory-lock.ts';

/** The database of a data directory that another process has open, for whoever may read its password; `undefined` where none runs. */
export function urlOfRunning(directory: string): string | undefined {
  if (!isHeldDirectory(directory)) return undefined;
  try {
    const port = readFileSync(join(directory, 'postgres/cluster/postmaster.pid'), 'utf8').split('\n')[3] ?? '';
    const password = readFileSync(join(directory, 'postgres/password'), 'utf8');
    return `postgresql://${OWNER}:${password}@127.0.0.1:${Number(port)}/${OWNER}`;
  } catch {
    return undefined; // it is just starting, or just ending
  }
}
