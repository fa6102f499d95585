import { createHash } from 'node:crypto';
import type { Seal } from '#src/platform/sealing/seal.ts';
import { sealOf } from '#src/platform/sealing/sealing.ts';

/** A seal of keys that everybody knows, the same in every test. */
export function testSeal(): Seal {
  return sealOf({ index: secret('index'), current: 1, keys: new Map([[1, secret('key')]]) });
}

function secret(name: string): Buffer {
  return createHash('sha256').update(`renji test ${name}`).digest();
}
