import { hash } from 'node:crypto';

/** HMAC-SHA256 of a text under one key. */
export type Mac = (text: string) => Buffer;

/** Bytes of SHA-256. */
const [BLOCK, DIGEST] = [64, 32];

/**
 * What `createHmac` says, as RFC 2104 has it made of two hashes. A register needs millions: with the padded key laid out
 * once, and without an object for each, they take less than half the time.
 */
export function macWith(key: Uint8Array): Mac {
  if (key.length > BLOCK) throw new Error('a key longer than a block would have to be hashed first');
  let inner = padded(key, 0x36, 1024);
  const outer = padded(key, 0x5c, DIGEST);
  return (text) => {
    const most = BLOCK + text.length * MOST_BYTES;
    if (most > inner.length) inner = padded(key, 0x36, most);
    const end = BLOCK + inner.write(text, BLOCK);
    outer.write(hash('sha256', inner.subarray(0, end), 'binary'), BLOCK, 'latin1');
    return Buffer.from(hash('sha256', outer, 'binary'), 'latin1');
  };
}

/** UTF-8 bytes of one UTF-16 unit. */
const MOST_BYTES = 3;

/** A block of the key, and room behind it. */
function padded(key: Uint8Array, by: number, room: number): Buffer {
  const bytes = Buffer.alloc(BLOCK + room, by);
  for (const [at, byte] of key.entries()) bytes[at] = byte ^ by;
  return bytes;
}
