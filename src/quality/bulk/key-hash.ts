import type { Key } from '../rule.ts';
import type { Coding } from './layout.ts';

export const BASIS = 0x811c9dc5 | 0;
export const PRIME = 0x9e3779b1 | 0;

/**
 * Hashes of keys, 32 bits, made part by part: `begun`, then `with` each part's hash, then `ended`. Two keys with one hash
 * are looked at in earnest afterwards, so that a collision costs a moment and accuses nobody.
 */
export function begun(rule: number): number {
  return 0x2545f491 ^ rule;
}

/** The hash so far with one more part. */
export function withPart(hash: number, part: number): number {
  return Math.imul(hash ^ part, 0x85ebca6b) ^ (hash >>> 15);
}

/** Spread over all bits. */
export function ended(hash: number): number {
  const spread = Math.imul(hash ^ (hash >>> 16), 0x7feb352d);
  return Math.imul(spread ^ (spread >>> 15), 0x846ca68b) ^ (spread >>> 16);
}

/** The hash of one part that lies in the bytes of a view. Four at a time; the last four overlap the ones before where they must. */
export function hashOfPart(view: DataView, start: number, end: number): number {
  let hash = BASIS ^ (end - start);
  if (end - start < 4) {
    for (let i = start; i < end; i += 1) hash = Math.imul(hash ^ view.getUint8(i), PRIME) ^ (hash >>> 15);
    return hash;
  }
  for (let i = start; i < end; i += 4) {
    hash = Math.imul(hash ^ view.getInt32(i + 4 <= end ? i : end - 4, true), PRIME) ^ (hash >>> 15);
  }
  return hash;
}

/** The hash of one part that is a text. */
export function hashOfText(text: string, encode: Coding['encode']): number {
  const bytes = encode(text);
  return hashOfPart(new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), 0, bytes.length);
}

/** The hash of a whole key of the register rule with that number. */
export function hashOfKey(rule: number, key: Key, encode: Coding['encode']): number {
  return ended(key.reduce((hash, part) => withPart(hash, hashOfText(part, encode)), begun(rule)));
}
