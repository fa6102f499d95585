import {
  closeSync,
  fsyncSync,
  linkSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  statSync,
  unlinkSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { type KeyRing, newRing, readRing, ringText } from './key-ring.ts';

/** Why a key file cannot be used, in a sentence for whoever runs the server. */
export interface KeyRefusal {
  readonly refused: 'key-file-missing' | 'key-file-unreadable' | 'key-file-open' | 'key-file-damaged';
  readonly message: string;
}

const FORBIDDEN_TO_OTHERS = 0o077;

/** `undefined` when there is no such file. */
export function readKeyFile(path: string): KeyRing | KeyRefusal | undefined {
  try {
    const { mode } = statSync(path);
    if (process.platform !== 'win32' && (mode & FORBIDDEN_TO_OTHERS) !== 0) {
      const message = `密钥文件 ${path} 本机其他用户也能读。处理：执行 chmod 600 后再启动；如可能已被人看过，请执行 renji keys rotate 换钥`;
      return { refused: 'key-file-open', message };
    }
    const ring = readRing(readFileSync(path, 'utf8'));
    if (ring !== undefined) return ring;
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    if (code === 'ENOENT') return undefined;
    return {
      refused: 'key-file-unreadable',
      message: `密钥文件 ${path} 读不出来（${String(code)}）。处理：核对路径和读取权限`,
    };
  }
  const message = `密钥文件 ${path} 已损坏或不是本系统的密钥文件。处理：用另处保管的副本替换；切勿删除后重新生成，否则已加密的学籍再也打不开`;
  return { refused: 'key-file-damaged', message };
}

/** Makes the file, whole or not at all; whoever comes second finds the first one's. */
export function createKeyFile(path: string): KeyRing | KeyRefusal {
  const ring = newRing();
  mkdirSync(dirname(path), { recursive: true });
  const fresh = writeFresh(path, ring);
  try {
    linkSync(fresh, path);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    return readKeyFile(path) ?? createKeyFile(path);
  } finally {
    unlinkSync(fresh);
  }
  syncFolder(path);
  return ring;
}

/** Puts another ring in the file's place in one step: after a power cut the file is the old one or the new one. */
export function replaceKeyFile(path: string, ring: KeyRing): void {
  renameSync(writeFresh(path, ring), path);
  syncFolder(path);
}

function writeFresh(path: string, ring: KeyRing): string {
  const fresh = `${path}.${process.pid}.new`;
  const file = openSync(fresh, 'w', 0o600);
  try {
    writeSync(file, ringText(ring));
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
  return fresh;
}

function syncFolder(path: string): void {
  if (process.platform === 'win32') return; // a folder cannot be opened there
  const folder = openSync(dirname(path), 'r');
  try {
    fsyncSync(folder);
  } finally {
    closeSync(folder);
  }
}
