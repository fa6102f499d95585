import { readFileSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';

/** 系统账户 — the operating system's account under which the embedded PostgreSQL runs. */
export interface Account {
  readonly uid: number;
  readonly gid: number;
}

/** Those who are made for serving come first; `nobody` is on every machine. */
const WILLING = ['renji', 'postgres', 'nobody'];

/** PostgreSQL refuses to run as root. Are we root, so that it needs an account of its own? */
export function isRoot(): boolean {
  return process.getuid?.() === 0;
}

/** An account that is not root; `undefined` when the machine has none. */
export function unprivilegedAccount(): Account | undefined {
  const accounts = accountsOfThisMachine();
  const willing = WILLING.map((name) => accounts.find((account) => account.name === name));
  return willing.find((account) => account !== undefined) ?? accounts.find(({ uid }) => uid > 0);
}

/** May the account go into this directory? Judged by the plain permissions of it and of every folder above. */
export function canEnter({ uid, gid }: Account, directory: string): boolean {
  const { mode, uid: owner, gid: group } = statSync(directory);
  const bit = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
  const above = dirname(resolve(directory));
  return (mode & bit) !== 0 && (above === resolve(directory) || canEnter({ uid, gid }, above));
}

function accountsOfThisMachine(): readonly (Account & { readonly name: string })[] {
  try {
    const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
    return lines.flatMap((line) => {
      const [name = '', , uid = '', gid = ''] = line.split(':');
      return /^\d+$/.test(uid) && /^\d+$/.test(gid) ? [{ name, uid: Number(uid), gid: Number(gid) }] : [];
    });
  } catch {
    return [];
  }
}
