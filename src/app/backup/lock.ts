import { randomBytes, scryptSync } from 'node:crypto';
import { BrokenSeal, opened, sealed } from '#src/platform/sealing/envelope.ts';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { BrokenBackup } from './refusals.ts';

/** How a backup can be opened: by a passphrase, or by the key file of the server that made it. */
export type Opener = { readonly passphrase: string } | { readonly seal: Seal };

/** What the head of the file says of its lock. All in base64. */
export type Lock =
  | { readonly by: 'passphrase'; readonly salt: string; readonly key: string }
  | { readonly by: 'key-file'; readonly salt: string; readonly key: string };

const PLACE = 'backup';
/** 128 MiB and about half a second: for the owner once, for whoever tries words each time. */
const SCRYPT = { N: 2 ** 17, r: 8, p: 1, maxmem: 2 ** 28 };

/** A key for this one file, and the lock in which it lies. */
export function newLock(opener: Opener): { readonly lock: Lock; readonly key: Buffer } {
  const [key, salt] = [randomBytes(32), randomBytes(16)];
  const shut =
    'seal' in opener
      ? opener.seal.close(key, boundTo(salt))
      : sealed(key, 0, keyOfPassphrase(opener.passphrase, salt), boundTo(salt));
  const by = 'seal' in opener ? 'key-file' : 'passphrase';
  return { lock: { by, salt: salt.toString('base64'), key: shut.toString('base64') }, key };
}

/** Throws `BrokenBackup` when the opener is not the one that fits. */
export function openLock(lock: Lock, opener: Opener): Buffer {
  const [salt, shut] = [Buffer.from(lock.salt, 'base64'), Buffer.from(lock.key, 'base64')];
  if (lock.by === 'passphrase' && !('passphrase' in opener)) throw new BrokenBackup('passphrase-needed');
  if (lock.by === 'key-file' && !('seal' in opener)) throw new BrokenBackup('key-file-needed');
  try {
    return 'seal' in opener
      ? opener.seal.open(shut, boundTo(salt))
      : opened(shut, keyOfPassphrase(opener.passphrase, salt), boundTo(salt));
  } catch (error) {
    if (error instanceof BrokenSeal)
      throw new BrokenBackup(lock.by === 'passphrase' ? 'wrong-passphrase' : 'wrong-key');
    throw error;
  }
}

function boundTo(salt: Buffer): string {
  return `${PLACE}|${salt.toString('base64')}`;
}

function keyOfPassphrase(passphrase: string, salt: Buffer): Buffer {
  return scryptSync(passphrase.normalize('NFC'), salt, 32, SCRYPT);
}
