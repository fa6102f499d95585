import { sha256 } from '@noble/hashes/sha2.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * 小算题 — work that a browser does once before it may send, so that nobody sends ten thousand. Many small parts instead of one
 * large: how many are done is then a true answer to how far it is.
 */
export interface Puzzle {
  /** Of this one puzzle alone. */
  readonly salt: string;
  readonly parts: number;
  /** Each part's hash begins with so many zero bits. */
  readonly bits: number;
}

/** Does this number solve the part? */
export function solves({ salt, bits }: Puzzle, part: number, number: number): boolean {
  return leadingZeros(sha256(utf8ToBytes(`${salt}:${part}:${number}`))) >= bits;
}

/** Are these the solutions of all parts, in order? */
export function isSolved(puzzle: Puzzle, solutions: readonly number[]): boolean {
  return (
    solutions.length === puzzle.parts &&
    solutions.every((number, part) => Number.isSafeInteger(number) && number >= 0 && solves(puzzle, part, number))
  );
}

/** Solves the puzzle step by step: answers now and then how many parts are done, and at the end the solutions. */
export function* solve(puzzle: Puzzle, breath = 2000): Generator<number, readonly number[]> {
  const solutions: number[] = [];
  for (let part = 0; part < puzzle.parts; part += 1) {
    for (let number = 0; ; number += 1) {
      if (number % breath === breath - 1) yield part;
      if (!solves(puzzle, part, number)) continue;
      solutions.push(number);
      break;
    }
    yield part + 1;
  }
  return solutions;
}

function leadingZeros(bytes: Uint8Array): number {
  let zeros = 0;
  for (const byte of bytes) {
    if (byte === 0) {
      zeros += 8;
      continue;
    }
    return zeros + Math.clz32(byte) - 24;
  }
  return zeros;
}
