import { xchacha20poly1305 } from '@noble/ciphers/chacha.js';
import { x25519 } from '@noble/curves/ed25519.js';
import { hkdf } from '@noble/hashes/hkdf.js';
import { sha256 } from '@noble/hashes/sha2.js';
import { concatBytes, utf8ToBytes } from '@noble/hashes/utils.js';
import type { Random } from './random.ts';

/** Bytes of a key, of a nonce, and of the mark that the cipher leaves. */
export const KEY = 32;
const NONCE = 24;

/** 钥匙对 — X25519. Whoever has the public half can seal, and only the secret half opens. */
export interface KeyPair {
  readonly publicKey: Uint8Array;
  readonly secretKey: Uint8Array;
}

export function newKeyPair(random: Random): KeyPair {
  const secretKey = random(KEY);
  return { secretKey, publicKey: x25519.getPublicKey(secretKey) };
}

/** 加封 under a key: nonce ‖ XChaCha20-Poly1305. `bound` names the place, so that two cannot be swapped. */
export function close(key: Uint8Array, plain: Uint8Array, bound: string, random: Random): Uint8Array {
  const nonce = random(NONCE);
  return concatBytes(nonce, xchacha20poly1305(key, nonce, utf8ToBytes(bound)).encrypt(plain));
}

/** `undefined` when it was another key, another place, or was altered. */
export function open(key: Uint8Array, sealed: Uint8Array, bound: string): Uint8Array | undefined {
  try {
    return xchacha20poly1305(key, sealed.subarray(0, NONCE), utf8ToBytes(bound)).decrypt(sealed.subarray(NONCE));
  } catch {
    return undefined;
  }
}

/** 加封给一人 — for the holder of a public key: a fresh key pair for this alone, HKDF-SHA-256 over both public halves. */
export function closeFor(publicKey: Uint8Array, plain: Uint8Array, bound: string, random: Random): Uint8Array {
  const once = newKeyPair(random);
  const key = sharedKey(once.secretKey, publicKey, once.publicKey, publicKey, bound);
  return concatBytes(once.publicKey, close(key, plain, bound, random));
}

/** `undefined` when it was not meant for this key. */
export function openMine(pair: KeyPair, sealed: Uint8Array, bound: string): Uint8Array | undefined {
  if (sealed.length <= KEY) return undefined;
  const once = sealed.subarray(0, KEY);
  try {
    return open(sharedKey(pair.secretKey, once, once, pair.publicKey, bound), sealed.subarray(KEY), bound);
  } catch {
    return undefined; // the first bytes are no public key
  }
}

function sharedKey(secret: Uint8Array, other: Uint8Array, once: Uint8Array, whose: Uint8Array, bound: string) {
  const shared = x25519.getSharedSecret(secret, other);
  return hkdf(sha256, shared, concatBytes(once, whose), utf8ToBytes(`renji tip-off 1|${bound}`), KEY);
}

/** 指纹 of a public key, for two people to compare over the telephone: sixteen digits. */
export function fingerprintOf(publicKey: Uint8Array): string {
  const digest = sha256(publicKey);
  let number = 0n;
  for (const byte of digest.subarray(0, 8)) number = (number << 8n) | BigInt(byte);
  return (number % 10n ** 16n)
    .toString()
    .padStart(16, '0')
    .replace(/(\d{4})(?=\d)/g, '$1 ');
}
