import { createCipheriv, createDecipheriv, randomFillSync } from 'node:crypto';

/** 密文损坏: the bytes were altered, stand in another place than they were sealed for, or their key is not there. */
export class BrokenSeal extends Error {
  override readonly name = 'BrokenSeal';
}

/** version ‖ key id ‖ nonce ‖ ciphertext ‖ tag. The version also names the cipher, so that another can follow it. */
const VERSION = 1;
const KEY_ID_AT = 1;
const NONCE_AT = 3;
const TEXT_AT = 15;
const TAG_BYTES = 16;

/** The highest key id that its two bytes can hold. */
export const MOST_KEYS = 0xffff;

export function sealed(plain: string | Uint8Array, keyId: number, key: Uint8Array, bound: string): Buffer {
  const head = Buffer.allocUnsafe(TEXT_AT);
  head[0] = VERSION;
  head.writeUInt16BE(keyId, KEY_ID_AT);
  head.set(freshNonce(), NONCE_AT);
  const cipher = createCipheriv('aes-256-gcm', key, head.subarray(NONCE_AT), { authTagLength: TAG_BYTES });
  cipher.setAAD(Buffer.concat([head.subarray(0, NONCE_AT), Buffer.from(bound)]));
  const text = typeof plain === 'string' ? cipher.update(plain, 'utf8') : cipher.update(plain);
  return Buffer.concat([head, text, cipher.final(), cipher.getAuthTag()]);
}

/** Drawn many at a time: asking the system for twelve bytes costs more than sealing a sentence. */
function freshNonce(): Uint8Array {
  if (nonces.at === nonces.bytes.length) {
    randomFillSync(nonces.bytes);
    nonces.at = 0;
  }
  const from = nonces.at;
  nonces.at += NONCE_BYTES;
  return nonces.bytes.subarray(from, nonces.at);
}

const NONCE_BYTES = TEXT_AT - NONCE_AT;
const nonces = { bytes: Buffer.alloc(NONCE_BYTES * 256), at: NONCE_BYTES * 256 };

export function opened(bytes: Uint8Array, key: Uint8Array, bound: string): Buffer {
  const whole = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = whole.length - TAG_BYTES;
  const decipher = createDecipheriv('aes-256-gcm', key, whole.subarray(NONCE_AT, TEXT_AT), {
    authTagLength: TAG_BYTES,
  });
  decipher.setAAD(Buffer.concat([whole.subarray(0, NONCE_AT), Buffer.from(bound)]));
  decipher.setAuthTag(whole.subarray(end));
  try {
    const plain = decipher.update(whole.subarray(TEXT_AT, end));
    decipher.final(); // throws when the tag is another; of this cipher nothing is left to come
    return plain;
  } catch {
    throw new BrokenSeal('密文与所在位置不符，或已被改动');
  }
}

/** Which key sealed these bytes. */
export function keyIdOf(bytes: Uint8Array): number {
  if (bytes.length < TEXT_AT + TAG_BYTES || bytes[0] !== VERSION) throw new BrokenSeal('不是本系统的密文');
  return ((bytes[KEY_ID_AT] ?? 0) << 8) | (bytes[KEY_ID_AT + 1] ?? 0);
}
