import { createHash, randomBytes, timingSafeEqual } from 'node:crypto';
import { MOST_KEYS } from './envelope.ts';

const SECRET_BYTES = 32;

/** 密钥串 — what the key file holds. The newest key seals; all of them open. */
export interface KeyRing {
  /** Of the blind indexes. Never changes: every digest in the register would have to be found anew. */
  readonly index: Buffer;
  readonly current: number;
  readonly keys: ReadonlyMap<number, Buffer>;
}

export function newRing(): KeyRing {
  return { index: randomBytes(SECRET_BYTES), current: 1, keys: new Map([[1, randomBytes(SECRET_BYTES)]]) };
}

/** 更换密钥: the same ring with one key more, which from now on seals. */
export function withNewKey(ring: KeyRing): KeyRing {
  const current = Math.max(...ring.keys.keys()) + 1;
  if (current > MOST_KEYS) throw new Error('no key id left');
  return { ...ring, current, keys: new Map([...ring.keys, [current, randomBytes(SECRET_BYTES)]]) };
}

/** The ring as the key file writes it: JSON with a checksum, so that a copy with a slip in it is not taken for the key. */
export function ringText(ring: KeyRing): string {
  const keys = [...ring.keys].map(([id, secret]) => ({ id, secret: secret.toString('base64') }));
  const body = { renji: 'key-file', index: ring.index.toString('base64'), current: ring.current, keys };
  return `${JSON.stringify({ ...body, checksum: checksumOf(ring).toString('base64') }, undefined, 2)}\n`;
}

/** `undefined` when the text is not a whole, undamaged ring. */
export function readRing(text: string): KeyRing | undefined {
  const file = parsed(text);
  if (!isRecord(file) || file.renji !== 'key-file' || !Array.isArray(file.keys)) return undefined;
  const entries: readonly unknown[] = file.keys;
  const keys = new Map<number, Buffer>();
  for (const entry of entries) {
    if (!isRecord(entry) || typeof entry.id !== 'number') return undefined;
    keys.set(entry.id, bytesOf(entry.secret));
  }
  const ring = { index: bytesOf(file.index), current: Number(file.current), keys };
  const isWhole =
    keys.has(ring.current) && [ring.index, ...keys.values()].every(({ length }) => length === SECRET_BYTES);
  const checksum = bytesOf(file.checksum);
  return isWhole && checksum.length === SECRET_BYTES && timingSafeEqual(checksum, checksumOf(ring)) ? ring : undefined;
}

function checksumOf(ring: KeyRing): Buffer {
  const hash = createHash('sha256').update(ring.index).update(String(ring.current));
  for (const [id, secret] of ring.keys) hash.update(`|${id}|`).update(secret);
  return hash.digest();
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null;
}

function bytesOf(value: unknown): Buffer {
  return Buffer.from(typeof value === 'string' ? value : '', 'base64');
}
