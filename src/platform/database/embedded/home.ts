import { randomUUID } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  existsSync,
  lchownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  realpathSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { type Account, canEnter, isRoot, unprivilegedAccount } from './account.ts';

/** Where the database of a data directory lies, and as whom it runs: `undefined` is as ourselves. */
export interface Home {
  readonly folder: string;
  readonly account: Account | undefined;
}

/** Where root may put what an unprivileged account must be able to enter. Nobody else can have put anything there. */
export const ROOTS_SHELF = '/var/lib/renji';

/** Makes a data directory. Root's can be walked through, so that the account may reach its own folder; nothing in it can be read. */
export function makeDirectory(directory: string): void {
  mkdirSync(directory, { recursive: true, mode: isRoot() ? 0o711 : 0o700 });
}

/**
 * The folder `postgres` of the data directory, made where it is missing.
 *
 * Where root keeps the data directory below a folder that only root can enter, such as a home of mode 0700, `postgres` is
 * a link to a folder on root's shelf: removing the data directory then leaves that folder behind, and never finds it again.
 */
export function homeIn(directory: string): Home | { readonly refused: string } {
  const place = join(directory, 'postgres');
  if (!isRoot()) {
    mkdirSync(place, { recursive: true, mode: 0o700 });
    return { folder: realpathSync(place), account: undefined };
  }
  return existsSync(place) ? existingHome(place) : freshHome(directory, place);
}

function existingHome(place: string): Home | { readonly refused: string } {
  const folder = realpathSync(place);
  const { uid, gid } = statSync(folder);
  const account = uid === 0 ? unprivilegedAccount() : { uid, gid };
  if (account === undefined) return NO_ACCOUNT;
  // Root has copied it from elsewhere, or was killed between making it and giving it away.
  if (uid === 0) giveTo(account, folder);
  if (canEnter(account, dirname(folder))) return { folder, account };
  return { refused: `数据库不以 root 身份运行，而别的账户进不了 ${folder}。请把数据目录移到别人能进入的文件夹下` };
}

function giveTo(account: Account, path: string): void {
  lchownSync(path, account.uid, account.gid);
  if (!lstatSync(path).isDirectory()) return;
  for (const name of readdirSync(path)) giveTo(account, join(path, name));
}

const NO_ACCOUNT = {
  refused: '内置数据库不能以 root 身份运行，而本机没有别的账户。请新建一个普通账户，或用 DATABASE_URL 指定数据库',
};

function freshHome(directory: string, place: string): Home | { readonly refused: string } {
  const account = unprivilegedAccount();
  if (account === undefined) return NO_ACCOUNT;
  if (lstatSync(place, { throwIfNoEntry: false })?.isSymbolicLink() === true) {
    return { refused: `${place} 指向的数据库目录不见了。请恢复该目录；确实要从头开始的，删除数据目录后重新启动` };
  }
  const folder = canEnter(account, directory) ? place : onTheShelf(place);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  chownSync(folder, account.uid, account.gid);
  return { folder: realpathSync(folder), account };
}

function onTheShelf(place: string): string {
  mkdirSync(ROOTS_SHELF, { recursive: true, mode: 0o711 });
  chmodSync(ROOTS_SHELF, 0o711);
  const folder = join(ROOTS_SHELF, randomUUID());
  mkdirSync(folder, { mode: 0o700 });
  symlinkSync(folder, place);
  return folder;
}
