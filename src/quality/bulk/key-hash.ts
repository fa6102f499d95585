import type { Key } from '../rule.ts';
import type { Coding } from './layout.ts';

const HIGH_BASIS = 0x811c9dc5;
const LOW_BASIS = 0x5bd1e995;
const HIGH_PRIME = 0x01000193;
const LOW_PRIME = 0x5bd1e995;

/** A key's hash while it is being made, in two lanes of 32 bits. */
export class KeyHash {
  high = 0;
  low = 0;

  begin(rule: number): void {
    this.high = 0x2545f491 ^ rule;
    this.low = 0x9e3779b9 + rule;
  }

  /** Add one part that lies in bytes. */
  add(bytes: Uint8Array, start: number, end: number): void {
    let high = HIGH_BASIS;
    let low = LOW_BASIS;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] as number;
      high = Math.imul(high ^ byte, HIGH_PRIME);
      low = Math.imul(low ^ byte, LOW_PRIME) ^ (low >>> 13);
    }
    this.addHash(high, low);
  }

  /** The hash of one part by itself, both lanes. */
  static ofPart(bytes: Uint8Array, start: number, end: number): readonly [number, number] {
    let high = HIGH_BASIS;
    let low = LOW_BASIS;
    for (let i = start; i < end; i += 1) {
      const byte = bytes[i] as number;
      high = Math.imul(high ^ byte, HIGH_PRIME);
      low = Math.imul(low ^ byte, LOW_PRIME) ^ (low >>> 13);
    }
    return [high, low];
  }

  /** Add one part by the hash it has. */
  addHash(high: number, low: number): void {
    this.high = Math.imul(this.high ^ high, 0x85ebca6b) ^ (this.high >>> 15);
    this.low = Math.imul(this.low ^ low, 0xc2b2ae35) ^ (this.low >>> 13);
  }

  /** Spread what was added over all bits. */
  end(): void {
    this.high = Math.imul(this.high ^ (this.high >>> 16), 0x7feb352d) ^ this.low;
    this.low = Math.imul(this.low ^ (this.low >>> 15), 0x846ca68b) ^ (this.high >>> 14);
    this.high >>>= 0;
    this.low >>>= 0;
  }
}

/** The hash of a whole key of the register rule with that number. */
export function hashOfKey(rule: number, key: Key, encode: Coding['encode']): KeyHash {
  const hash = new KeyHash();
  hash.begin(rule);
  for (const part of key) {
    const bytes = encode(part);
    hash.add(bytes, 0, bytes.length);
  }
  hash.end();
  return hash;
}
