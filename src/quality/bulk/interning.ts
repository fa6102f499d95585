import { hashOfPart } from './key-hash.ts';

/** More values than this in one column are not remembered. */
export const MOST_VALUES = (1 << 15) - 1;
const LONGEST_VALUE = 64;
const MOST_PAIRS = 1 << 17;

/**
 * Numbers the different values of a column in the order in which they are first seen: equal bytes, equal number.
 *
 * Bounded: a value that is too long, or one too many, gets -1, and its row is judged without remembering.
 */
export class Values {
  #slots = new Int32Array(64);
  #from = new Int32Array(32);
  #to = new Int32Array(32);
  #arena = new Uint8Array(512);
  #arenaView = new DataView(this.#arena.buffer);
  #used = 0;
  #count = 0;

  /** The number of the value at `start` up to `end`, from 0; -1 when it is not to be remembered. `view` is of the same bytes, `hash` their `hashOfPart`. */
  numberOf(bytes: Uint8Array, view: DataView, start: number, end: number, hash: number): number {
    const length = end - start;
    if (length > LONGEST_VALUE) return -1;
    const mask = this.#slots.length - 1;
    for (let slot = spread(hash) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return this.#add(bytes, start, length, slot);
      const from = this.#from[number] as number;
      if ((this.#to[number] as number) - from === length && areSame(view, start, this.#arenaView, from, length)) {
        return number;
      }
    }
  }

  #add(bytes: Uint8Array, start: number, length: number, slot: number): number {
    if (this.#count >= MOST_VALUES) return -1;
    while (this.#used + length > this.#arena.length) {
      this.#arena = grown(this.#arena, Uint8Array);
      this.#arenaView = new DataView(this.#arena.buffer);
    }
    if (this.#count === this.#from.length) {
      this.#from = grown(this.#from, Int32Array);
      this.#to = grown(this.#to, Int32Array);
    }
    const number = this.#count;
    this.#arena.set(bytes.subarray(start, start + length), this.#used);
    this.#from[number] = this.#used;
    this.#used += length;
    this.#to[number] = this.#used;
    this.#slots[slot] = number + 1;
    this.#count += 1;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return number;
  }

  #rehash(): void {
    const slots = new Int32Array(this.#slots.length * 4);
    const mask = slots.length - 1;
    for (let number = 0; number < this.#count; number += 1) {
      const from = this.#from[number] as number;
      const to = this.#to[number] as number;
      let slot = spread(hashOfPart(this.#arenaView, from, to)) & mask;
      while (slots[slot] !== 0) slot = (slot + 1) & mask;
      slots[slot] = number + 1;
    }
    this.#slots = slots;
  }
}

/** Numbers the different pairs of two numbers, so that a chain of them numbers the different rows of several columns. */
export class Pairs {
  #left = new Int32Array(64);
  #right = new Int32Array(64);
  #slots = new Int32Array(64);
  #count = 0;

  /** The number of the pair, from 0; -1 when there are too many. */
  numberOf(left: number, right: number): number {
    const mask = this.#slots.length - 1;
    for (let slot = mixed(left, right) & mask; ; slot = (slot + 1) & mask) {
      const number = (this.#slots[slot] as number) - 1;
      if (number < 0) return this.#add(left, right, slot);
      if (this.#left[slot] === left && this.#right[slot] === right) return number;
    }
  }

  #add(left: number, right: number, slot: number): number {
    if (this.#count >= MOST_PAIRS) return -1;
    this.#left[slot] = left;
    this.#right[slot] = right;
    this.#count += 1;
    this.#slots[slot] = this.#count;
    if (this.#count * 2 > this.#slots.length) this.#rehash();
    return this.#count - 1;
  }

  #rehash(): void {
    const old = { left: this.#left, right: this.#right, slots: this.#slots };
    const size = old.slots.length * 4;
    this.#left = new Int32Array(size);
    this.#right = new Int32Array(size);
    this.#slots = new Int32Array(size);
    for (let from = 0; from < old.slots.length; from += 1) {
      const number = old.slots[from] as number;
      if (number === 0) continue;
      const left = old.left[from] as number;
      const right = old.right[from] as number;
      let slot = mixed(left, right) & (size - 1);
      while (this.#slots[slot] !== 0) slot = (slot + 1) & (size - 1);
      this.#left[slot] = left;
      this.#right[slot] = right;
      this.#slots[slot] = number;
    }
  }
}

/** The low bits speak for all. */
function spread(hash: number): number {
  return hash ^ (hash >>> 15);
}

/** Are `length` bytes the same in two places? */
export function areSame(a: DataView, aStart: number, b: DataView, bStart: number, length: number): boolean {
  if (length < 4) {
    for (let i = 0; i < length; i += 1) if (a.getUint8(aStart + i) !== b.getUint8(bStart + i)) return false;
    return true;
  }
  for (let i = 0; i + 4 < length; i += 4) {
    if (a.getInt32(aStart + i, true) !== b.getInt32(bStart + i, true)) return false;
  }
  return a.getInt32(aStart + length - 4, true) === b.getInt32(bStart + length - 4, true);
}

function mixed(left: number, right: number): number {
  const hash = Math.imul(left, 0x9e3779b1) ^ Math.imul(right, 0x85ebca6b);
  return hash ^ (hash >>> 15);
}

function grown<A extends Uint8Array | Int32Array>(old: A, make: new (length: number) => A): A {
  const larger = new make(old.length * 2);
  larger.set(old);
  return larger;
}
