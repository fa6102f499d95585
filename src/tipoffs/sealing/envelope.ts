import { bytesToUtf8, concatBytes } from '@noble/ciphers/utils.js';
import { utf8ToBytes } from '@noble/hashes/utils.js';
import { close, closeFor, KEY, type KeyPair, open, openMine } from './box.ts';
import { lengthBytes, lengthIn, padded, unpadded } from './padding.ts';
import type { Random } from './random.ts';

/** 信的内容: words, and pictures as they were drawn anew in the browser. */
export interface Content {
  readonly words: Readonly<Record<string, string>>;
  readonly pictures: readonly Uint8Array[];
}

/** Who shall be able to read. */
export interface Recipient {
  readonly id: string;
  readonly publicKey: Uint8Array;
}

/** 信封 — one content, sealed once; its key sealed to each reader. */
export interface Envelope {
  readonly body: Uint8Array;
  readonly wraps: readonly { readonly key: string; readonly wrapped: Uint8Array }[];
}

/** 封信 — filled up to its bucket, sealed under a key of its own. `place` is the tip-off it belongs to, and what it is there. */
export function sealEnvelope(
  content: Content,
  recipients: readonly Recipient[],
  place: string,
  random: Random,
): Envelope {
  const key = random(KEY);
  return {
    body: close(key, padded(packed(content)), place, random),
    wraps: recipients.map(({ id, publicKey }) => ({ key: id, wrapped: wrapKey(key, publicKey, place, random) })),
  };
}

export function wrapKey(key: Uint8Array, publicKey: Uint8Array, place: string, random: Random): Uint8Array {
  return closeFor(publicKey, key, `key|${place}`, random);
}

/** The envelope's key, if it was wrapped for this pair. */
export function unwrapKey(pair: KeyPair, wrapped: Uint8Array, place: string): Uint8Array | undefined {
  return openMine(pair, wrapped, `key|${place}`);
}

/** 拆信 — `undefined` when it is not for this pair, was moved to another place, or was altered. */
export function openEnvelope(
  pair: KeyPair,
  { body, wrapped }: { readonly body: Uint8Array; readonly wrapped: Uint8Array },
  place: string,
): Content | undefined {
  const key = unwrapKey(pair, wrapped, place);
  return key && openBody(key, body, place);
}

export function openBody(key: Uint8Array, body: Uint8Array, place: string): Content | undefined {
  const full = open(key, body, place);
  const plain = full && unpadded(full);
  return plain && unpacked(plain);
}

function packed({ words, pictures }: Content): Uint8Array {
  const head = utf8ToBytes(JSON.stringify({ words, sizes: pictures.map(({ length }) => length) }));
  return concatBytes(lengthBytes(head.length), head, ...pictures);
}

function unpacked(plain: Uint8Array): Content | undefined {
  const end = 4 + lengthIn(plain);
  const head = parsed(bytesToUtf8(plain.subarray(4, end)));
  if (head === undefined) return undefined;
  let at = end;
  const pictures = head.sizes.map((size) => {
    at += size;
    return plain.slice(at - size, at);
  });
  return { words: head.words, pictures };
}

function parsed(text: string) {
  try {
    return JSON.parse(text) as { readonly words: Record<string, string>; readonly sizes: readonly number[] }; // `packed` wrote it
  } catch {
    return undefined;
  }
}
