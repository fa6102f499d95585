import { bytesToHex } from '@noble/hashes/utils.js';
import { close, type KeyPair, newKeyPair, open } from '../../sealing/box.ts';
import {
  type Content,
  openEnvelope,
  type Recipient,
  sealEnvelope,
  unwrapKey,
  wrapKey,
} from '../../sealing/envelope.ts';
import { keysOfCode } from '../../sealing/receipt-code.ts';
import { sharesOf } from '../../sealing/shares.ts';
import { placeOf } from '../../tip-off.ts';
import { asBytes, asText, random } from '../bytes.ts';
import type { Keys, SentLetter, View } from './talk.ts';

/** The reporter's own copy of a letter's key lies among the others under this name. */
const SELF = 'reporter';

const LOCKED = 'reporter secret key';

/** What a report consists of when it leaves the browser. */
export interface SealedReport {
  readonly token: string;
  readonly reporterKey: string;
  readonly reporterLocked: string;
  readonly report: SentLetter;
  readonly identity?: SentLetter;
}

interface ToSeal {
  readonly id: string;
  readonly code: string;
  readonly content: Content;
  /** Empty for who stays unnamed. */
  readonly identity: Readonly<Record<string, string>> | undefined;
  readonly keys: Keys['keys'];
}

/** 加密 — here, and nowhere else. `tell` hears how far the slow part is. */
export async function sealReport(
  { id, code, content, identity, keys }: ToSeal,
  tell: (share: number) => void,
): Promise<SealedReport> {
  const { token, key } = await keysOfCode(code, tell);
  const pair = newKeyPair(random);
  const to = recipientsOf(keys);
  return {
    token: bytesToHex(token),
    reporterKey: asText(pair.publicKey),
    reporterLocked: asText(close(key, pair.secretKey, LOCKED, random)),
    report: sealedLetter(content, to, pair.publicKey, placeOf(id, 'report')),
    ...(identity !== undefined && { identity: sealedIdentity(identity, to, placeOf(id, 'identity')) }),
  };
}

/** What a code opens: the token for the server, and the reporter's own key pair. */
export interface Opened {
  readonly token: string;
  readonly pair: (view: View) => KeyPair | undefined;
}

export async function openCode(code: string, tell: (share: number) => void): Promise<Opened> {
  const { token, key } = await keysOfCode(code, tell);
  return {
    token: bytesToHex(token),
    pair: ({ reporterLocked, reporterKey }) => {
      const secretKey = open(key, asBytes(reporterLocked), LOCKED);
      return secretKey && { secretKey, publicKey: asBytes(reporterKey) };
    },
  };
}

export function readLetter(
  pair: KeyPair,
  id: string,
  { kind, body, wrapped }: View['letters'][number],
): Content | undefined {
  return openEnvelope(pair, { body: asBytes(body), wrapped: asBytes(wrapped) }, placeOf(id, kind));
}

export function sealAnswer(pair: KeyPair, { id, keys }: View, words: string): SentLetter {
  return sealedLetter(
    { words: { what: words }, pictures: [] },
    recipientsOf(keys),
    pair.publicKey,
    placeOf(id, 'message'),
  );
}

function recipientsOf(keys: Keys['keys']): readonly Recipient[] {
  return keys.map(({ id, publicKey }) => ({ id, publicKey: asBytes(publicKey) }));
}

function sealedLetter(content: Content, to: readonly Recipient[], self: Uint8Array, place: string): SentLetter {
  const { body, wraps } = sealEnvelope(content, [...to, { id: SELF, publicKey: self }], place, random);
  const own = wraps.find(({ key }) => key === SELF);
  return {
    body: asText(body),
    wraps: wraps.filter((wrap) => wrap !== own).map(({ key, wrapped }) => ({ key, wrapped: asText(wrapped) })),
    ...(own && { reporterWrap: asText(own.wrapped) }),
  };
}

/** Its key goes to nobody: each inspector gets a share of it, and two of them make it whole. */
function sealedIdentity(words: Readonly<Record<string, string>>, to: readonly Recipient[], place: string): SentLetter {
  const once = newKeyPair(random);
  const { body, wraps } = sealEnvelope(
    { words, pictures: [] },
    [{ id: SELF, publicKey: once.publicKey }],
    place,
    random,
  );
  const key = unwrapKey(once, wraps[0]?.wrapped ?? new Uint8Array(), place);
  if (key === undefined) throw new Error('what was sealed a line above opens');
  const shares = sharesOf(key, to.length, random);
  return {
    body: asText(body),
    wraps: to.map(({ id, publicKey }, at) => {
      return { key: id, wrapped: asText(wrapKey(shares[at] ?? key, publicKey, place, random)) };
    }),
  };
}
