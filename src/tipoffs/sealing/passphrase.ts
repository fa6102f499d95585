import { scrypt, scryptAsync } from '@noble/hashes/scrypt.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import { lengthOf } from '#src/kernel/text.ts';
import type { Objection } from '#src/organization/objection.ts';
import { close, KEY, type KeyPair, newKeyPair, open } from './box.ts';
import type { Random } from './random.ts';

const SALT = 16;

/** 32 MB and about a third of a second on an office computer, for each try. */
const COST = { N: 2 ** 15, r: 8, p: 1, dkLen: KEY } as const;

const BOUND = 'inspector secret key';

export const SHORTEST_PASSPHRASE = 12;

/** 口令 of an inspector's key. It is not the password of the account, and nobody can reset it. */
export function objectionsToPassphrase(phrase: string, again: string): readonly Objection[] {
  if (lengthOf(phrase) < SHORTEST_PASSPHRASE) {
    return [
      {
        code: 'short',
        field: 'phrase',
        message: `至少 ${SHORTEST_PASSPHRASE} 个字。用四五个不相干的词最好记，也最难猜`,
      },
    ];
  }
  if (new Set(phrase).size < 6) {
    return [{ code: 'plain', field: 'phrase', message: '重复的字太多，容易被猜到，请换一个' }];
  }
  return phrase === again ? [] : [{ code: 'differs', field: 'again', message: '两次输入的不一样，请再输一遍' }];
}

/** 钥匙存放 — the secret half closed by the passphrase: salt ‖ what `close` makes. The server keeps it and cannot open it. */
export async function lockedAway(pair: KeyPair, phrase: string, random: Random, tell?: (share: number) => void) {
  const salt = random(SALT);
  const key = await scryptAsync(bytesOf(phrase), salt, { ...COST, onProgress: tell ?? (() => {}) });
  return concatBytes(salt, close(key, pair.secretKey, BOUND, random));
}

/** 解锁 in the browser; `undefined` when the passphrase is another. */
export async function unlocked(
  locked: Uint8Array,
  publicKey: Uint8Array,
  phrase: string,
  tell?: (share: number) => void,
): Promise<KeyPair | undefined> {
  const key = await scryptAsync(bytesOf(phrase), locked.slice(0, SALT), { ...COST, onProgress: tell ?? (() => {}) });
  const secretKey = open(key, locked.subarray(SALT), BOUND);
  return secretKey && { publicKey, secretKey };
}

/** A key and its locked form at once, where nobody watches a screen: for the demo county, whose passphrase is known to all. */
export function newLockedPair(phrase: string, random: Random): { readonly pair: KeyPair; readonly locked: Uint8Array } {
  const [pair, salt] = [newKeyPair(random), random(SALT)];
  const key = scrypt(bytesOf(phrase), salt, COST);
  return { pair, locked: concatBytes(salt, close(key, pair.secretKey, BOUND, random)) };
}

function bytesOf(phrase: string): Uint8Array {
  return utf8ToBytes(phrase.normalize('NFKC'));
}
