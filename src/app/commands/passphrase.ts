import { readFileSync } from 'node:fs';
import type { BackupRefusal } from '../backup/refusals.ts';
import { BrokenBackup } from '../backup/refusals.ts';

const LEAST_LENGTH = 12;

/** 备份口令 — from a file, never from the command line, where everybody on the machine could read it. */
export function readPassphrase(path: string): string {
  const passphrase = contentOf(path);
  if ([...passphrase].length < LEAST_LENGTH) throw new BrokenBackup('short-passphrase' satisfies BackupRefusal);
  return passphrase;
}

function contentOf(path: string): string {
  try {
    return readFileSync(path, 'utf8')
      .replace(/^\uFEFF/, '')
      .trim();
  } catch {
    throw new BrokenBackup('no-passphrase-file');
  }
}
