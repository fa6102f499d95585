import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { chownSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Engine } from './engine.ts';
import type { Home } from './home.ts';

/** The name of the only user inside, who owns everything. */
export const OWNER = 'renji';

/** 数据库实例 — the files of one PostgreSQL, and the password of its owner. */
export interface Cluster {
  readonly folder: string;
  readonly password: string;
}

/** Makes the database's files where there are none yet. They appear under their name only when they are whole. */
export async function openCluster(engine: Engine, home: Home): Promise<Cluster | { readonly refused: string }> {
  const folder = join(home.folder, 'cluster');
  const secret = join(home.folder, 'password');
  if (existsSync(folder)) {
    if (existsSync(secret)) return { folder, password: readFileSync(secret, 'utf8') };
    return { refused: `数据库口令文件 ${secret} 不见了。请从备份恢复这个文件` };
  }
  const password = randomBytes(24).toString('base64url');
  writeFileSync(secret, password, { mode: 0o600 });
  if (home.account !== undefined) chownSync(secret, home.account.uid, home.account.gid);
  const fresh = `${folder}.fresh`;
  rmSync(fresh, { recursive: true, force: true });
  await initialize(engine, home, fresh, secret);
  renameSync(fresh, folder);
  return { folder, password };
}

/** UTF-8 texts in the order of their code points, the same on every machine: an upgrade of its libraries changes no index. */
async function initialize(engine: Engine, home: Home, folder: string, secret: string): Promise<void> {
  const args = ['-D', folder, '-U', OWNER, '--encoding=UTF8', '--locale=C', '--auth=scram-sha-256'];
  const child = spawn(engine.program('initdb'), [...args, `--pwfile=${secret}`], {
    ...home.account,
    cwd: home.folder,
    env: environment(),
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (piece: Buffer) => said.push(piece));
  const [code] = await once(child, 'close');
  if (code !== 0) throw new Error(`initdb ended with ${code}: ${Buffer.concat(said).toString('utf8').trim()}`);
}

/** Nothing of our own environment, which may hold secrets, is passed on. */
export function environment(): NodeJS.ProcessEnv {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'Asia/Shanghai' };
}
