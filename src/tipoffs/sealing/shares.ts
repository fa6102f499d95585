import { concatBytes } from '@noble/hashes/utils.js';
import type { Random } from './random.ts';

/**
 * 两人共管 — a key in as many shares as there are inspectors, any two of which make it whole (Shamir, over the bytes). One alone says
 * nothing at all about it: to whoever has one share every key is as likely as before.
 */
export function sharesOf(key: Uint8Array, count: number, random: Random): readonly Uint8Array[] {
  const slope = random(key.length);
  return Array.from({ length: count }, (_, at) => {
    const x = at + 1;
    return concatBytes(
      Uint8Array.of(x),
      key.map((byte, place) => byte ^ times(slope[place] ?? 0, x)),
    );
  });
}

/** The key that two shares make; `undefined` when they are one and the same share. */
export function keyOfShares(one: Uint8Array, other: Uint8Array): Uint8Array | undefined {
  const [x = 0, y = 0] = [one[0], other[0]];
  if (x === y || one.length !== other.length) return undefined;
  // The line through both points, at nothing: (y·f(x) + x·f(y)) / (x + y).
  const by = inverse(x ^ y);
  const key = new Uint8Array(one.length - 1);
  for (let at = 0; at < key.length; at += 1) {
    const sum = times(y, one[at + 1] ?? 0) ^ times(x, other[at + 1] ?? 0);
    key[at] = times(sum, by);
  }
  return key;
}

/** Of the field of 256 elements, with the polynomial of AES. */
function times(one: number, other: number): number {
  let product = 0;
  for (let [a, b] = [one, other]; b > 0; b >>= 1) {
    if (b & 1) product ^= a;
    a = a & 0x80 ? ((a << 1) ^ 0x11b) & 0xff : a << 1;
  }
  return product;
}

/** To the power of 254. */
function inverse(of: number): number {
  let power = 1;
  for (let left = 254; left > 0; left -= 1) power = times(power, of);
  return power;
}
