import type { Key } from '../rule.ts';
import type { Coding } from './layout.ts';

const HIGH_BASIS = 0x811c9dc5;
const LOW_BASIS = 0x5bd1e995;
const HIGH_PRIME = 0x9e3779b1;
const LOW_PRIME = 0x5bd1e995;

/** A key's hash while it is being made, in two lanes of 32 bits. */
export class KeyHash {
  high = 0;
  low = 0;
  #partHigh = 0;
  #partLow = 0;

  begin(rule: number): void {
    this.high = 0x2545f491 ^ rule;
    this.low = 0x9e3779b9 + rule;
  }

  /** Add one part that lies in bytes; `view` is of the same bytes. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    this.#read(bytes, view, start, end);
    this.addHash(this.#partHigh, this.#partLow);
  }

  /** The hash of one part by itself, both lanes. */
  ofPart(bytes: Uint8Array): readonly [number, number] {
    this.#read(bytes, viewOf(bytes), 0, bytes.length);
    return [this.#partHigh, this.#partLow];
  }

  /** Four bytes at a time; the last four overlap the ones before when the length is no multiple of four. */
  #read(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    let high = HIGH_BASIS ^ (end - start);
    let low = LOW_BASIS;
    if (end - start < 4) {
      for (let i = start; i < end; i += 1) {
        high = Math.imul(high ^ (bytes[i] as number), HIGH_PRIME) ^ (high >>> 15);
        low = Math.imul(low ^ (bytes[i] as number), LOW_PRIME) ^ (low >>> 13);
      }
    } else {
      for (let i = start; i < end; i += 4) {
        const word = view.getUint32(i + 4 <= end ? i : end - 4, true);
        high = Math.imul(high ^ word, HIGH_PRIME) ^ (high >>> 15);
        low = Math.imul(low ^ word, LOW_PRIME) ^ (low >>> 13);
      }
    }
    this.#partHigh = high;
    this.#partLow = low;
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
    hash.add(bytes, viewOf(bytes), 0, bytes.length);
  }
  hash.end();
  return hash;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
