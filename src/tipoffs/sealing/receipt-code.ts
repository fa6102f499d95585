import { scrypt, scryptAsync } from '@noble/hashes/scrypt.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { KEY } from './box.ts';
import type { Random } from './random.ts';

/** Sixteen digits: 10^16 are a little more than 2^53, and digits are copied without mistakes. */
const DIGITS = 16;

/** 回执码 — drawn in the reporter's browser and shown once. Neither it nor anything it could be computed from is sent anywhere. */
export function newReceiptCode(random: Random): string {
  let code = '';
  while (code.length < DIGITS) {
    for (const byte of random(DIGITS)) {
      // From 250 on digits would not be equally likely.
      if (byte < 250 && code.length < DIGITS) code += String(byte % 10);
    }
  }
  return code;
}

/** 4821 0937 5561 2048 */
export function inFours(code: string): string {
  return code.replace(/(\d{4})(?=\d)/g, '$1 ');
}

/** As it was typed: without spaces, whatever keyboard was open. `undefined` when it has not sixteen digits. */
export function readReceiptCode(typed: string): string | undefined {
  const digits = typed.normalize('NFKC').replace(/[\s-]/g, '');
  return /^\d{16}$/.test(digits) ? digits : undefined;
}

/** What the code becomes: the token that the server is shown, and the key that closes the reporter's own secret key. */
export interface CodeKeys {
  readonly token: Uint8Array;
  readonly key: Uint8Array;
}

/** Slow on purpose, for whoever would try out codes; a second on an old phone. */
const COST = { N: 2 ** 14, r: 8, p: 1, dkLen: 2 * KEY } as const;
const SALT = 'renji tip-off receipt 1';

export async function keysOfCode(code: string, tell: (share: number) => void = () => {}): Promise<CodeKeys> {
  return halves(await scryptAsync(utf8ToBytes(code), utf8ToBytes(SALT), { ...COST, onProgress: tell }));
}

/** The same without a pause, where nobody watches a screen. */
export function keysOfCodeNow(code: string): CodeKeys {
  return halves(scrypt(utf8ToBytes(code), utf8ToBytes(SALT), COST));
}

function halves(bytes: Uint8Array): CodeKeys {
  return { token: bytes.slice(0, KEY), key: bytes.slice(KEY) };
}
