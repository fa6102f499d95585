import type { Key } from '../rule.ts';
import type { Coding } from './layout.ts';

const HIGH = 0;
const LOW = 1;
const PART_HIGH = 2;
const PART_LOW = 3;
const HIGH_BASIS = 0x811c9dc5;
const LOW_BASIS = 0x5bd1e995;
const HIGH_PRIME = 0x9e3779b1;
const LOW_PRIME = 0x5bd1e995;

/**
 * A key's hash while it is being made, in two lanes of 32 bits: `lanes[0]` and `lanes[1]`. A typed array, because a property
 * that holds more than 31 bits is boxed anew at every step.
 */
export class KeyHash {
  readonly lanes = new Int32Array(4);

  begin(rule: number): void {
    this.lanes[HIGH] = 0x2545f491 ^ rule;
    this.lanes[LOW] = 0x9e3779b9 + rule;
  }

  /** Add one part that lies in bytes; `view` is of the same bytes. */
  add(bytes: Uint8Array, view: DataView, start: number, end: number): void {
    this.#read(bytes, view, start, end);
    this.addHash(this.lanes[PART_HIGH] as number, this.lanes[PART_LOW] as number);
  }

  /** The hash of one part by itself, both lanes. */
  ofPart(bytes: Uint8Array): readonly [number, number] {
    this.#read(bytes, viewOf(bytes), 0, bytes.length);
    return [this.lanes[PART_HIGH] as number, this.lanes[PART_LOW] as number];
  }

  /** Add one part by the hash it has. */
  addHash(high: number, low: number): void {
    const { lanes } = this;
    const [before, beneath] = [lanes[HIGH] as number, lanes[LOW] as number];
    lanes[HIGH] = Math.imul(before ^ high, 0x85ebca6b) ^ (before >>> 15);
    lanes[LOW] = Math.imul(beneath ^ low, 0xc2b2ae35) ^ (beneath >>> 13);
  }

  /** Spread what was added over all bits. */
  end(): void {
    const { lanes } = this;
    const [high, low] = [lanes[HIGH] as number, lanes[LOW] as number];
    const spread = Math.imul(high ^ (high >>> 16), 0x7feb352d) ^ low;
    lanes[HIGH] = spread;
    lanes[LOW] = Math.imul(low ^ (low >>> 15), 0x846ca68b) ^ (spread >>> 14);
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
        const word = view.getInt32(i + 4 <= end ? i : end - 4, true);
        high = Math.imul(high ^ word, HIGH_PRIME) ^ (high >>> 15);
        low = Math.imul(low ^ word, LOW_PRIME) ^ (low >>> 13);
      }
    }
    this.lanes[PART_HIGH] = high;
    this.lanes[PART_LOW] = low;
  }
}

/** The hash of a whole key of the register rule with that number, both lanes. */
export function hashOfKey(rule: number, key: Key, encode: Coding['encode']): readonly [number, number] {
  const hash = new KeyHash();
  hash.begin(rule);
  for (const part of key) {
    const bytes = encode(part);
    hash.add(bytes, viewOf(bytes), 0, bytes.length);
  }
  hash.end();
  return [hash.lanes[HIGH] as number, hash.lanes[LOW] as number];
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
