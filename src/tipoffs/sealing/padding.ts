import { concatBytes } from '@noble/hashes/utils.js';

const KIB = 1024;

/** 大小档 — what is sealed is filled up to one of these, so that its size says next to nothing about what it is. */
export const BUCKETS = [32 * KIB, 256 * KIB, 1024 * KIB, 4096 * KIB] as const;

const HEAD = 4;

/** The most that can be sealed. */
export const MOST_BYTES = 4096 * KIB - HEAD;

/** Length, content, and nothing up to the end of the bucket; throws above the largest, which its caller must not come to. */
export function padded(plain: Uint8Array): Uint8Array {
  const bucket = BUCKETS.find((size) => size >= plain.length + HEAD);
  if (bucket === undefined) throw new Error('larger than the largest bucket');
  return concatBytes(lengthBytes(plain.length), plain, new Uint8Array(bucket - plain.length - HEAD));
}

/** `undefined` when it was not filled up by `padded`. */
export function unpadded(bytes: Uint8Array): Uint8Array | undefined {
  const length = lengthIn(bytes);
  return bytes.length < HEAD || length > bytes.length - HEAD ? undefined : bytes.subarray(HEAD, HEAD + length);
}

export function lengthBytes(length: number): Uint8Array {
  return Uint8Array.of(length >>> 24, length >>> 16, length >>> 8, length);
}

export function lengthIn(bytes: Uint8Array): number {
  const [a = 0, b = 0, c = 0, d = 0] = bytes;
  return ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
}
