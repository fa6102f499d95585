import { randomBytes, randomUUID } from 'node:crypto';
import { bytesToHex } from '@noble/hashes/utils.js';
import { close, closeFor, type KeyPair, newKeyPair, open, openMine } from '#src/tipoffs/sealing/box.ts';
import {
  type Content,
  openBody,
  openEnvelope,
  type Recipient,
  sealEnvelope,
  unwrapKey,
  wrapKey,
} from '#src/tipoffs/sealing/envelope.ts';
import { newLockedPair } from '#src/tipoffs/sealing/passphrase.ts';
import { keysOfCodeNow, newReceiptCode } from '#src/tipoffs/sealing/receipt-code.ts';
import { keyOfShares, sharesOf } from '#src/tipoffs/sealing/shares.ts';
import { placeOf } from '#src/tipoffs/tip-off.ts';
import { PLACES } from '#test/cast.ts';
import { aSolvedPuzzle } from './a-solved-puzzle.ts';
import type { Answer, CountyAtWork } from './county-at-work.ts';

const random = (bytes: number) => new Uint8Array(randomBytes(bytes));
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64');
const bytes = (given: string) => new Uint8Array(Buffer.from(given, 'base64'));

export type InspectorName = 'tipOffs' | 'tipOffs2' | 'cityTipOffs';

/** What an inspector's browser does: makes a key, confirms another's, opens, answers. */
export function inspectorsBrowser(at: CountyAtWork, who: InspectorName, phrase = '竹篮 打水 七八回') {
  let pair: KeyPair | undefined;
  const keys = () => {
    if (pair === undefined) throw new Error('no key was made');
    return pair;
  };
  const opened = async (id: string) => (await (await at.as(who)).post(`/api/tip-offs/${id}/openings`)).body;
  return {
    makeKey: async () => {
      const made = newLockedPair(phrase, random);
      pair = made.pair;
      const body = { publicKey: text(pair.publicKey), locked: text(made.locked) };
      return (await (await at.as(who)).put('/api/tip-off-keys/mine', body)).body;
    },
    list: async () => (await (await at.as(who)).get('/api/tip-offs')).body.rows as { id: string; number: string }[],
    open: opened,
    read: async (id: string): Promise<readonly (Content | undefined)[]> => {
      const { letters } = await opened(id);
      return letters.map(({ kind, body, wrapped }: Record<string, string>) =>
        wrapped === undefined
          ? undefined
          : openEnvelope(keys(), { body: bytes(body ?? ''), wrapped: bytes(wrapped) }, placeOf(id, kind as 'report')),
      );
    },
    deal: async (id: string, deed: string, more: object = {}) => {
      const { revision } = await opened(id);
      return (await at.as(who)).post(`/api/tip-offs/${id}/deeds`, { deed, seen: revision, ...more });
    },
    write: async (id: string, kind: 'message' | 'note', what: string) => {
      const { keys: readers, reporterKey } = await opened(id);
      const to: Recipient[] = readers.map(({ id: key, publicKey }: Record<string, string>) => ({
        id: key,
        publicKey: bytes(publicKey ?? ''),
      }));
      if (kind === 'message') to.push({ id: 'reporter', publicKey: bytes(reporterKey) });
      return (await at.as(who)).post(`/api/tip-offs/${id}/letters`, {
        kind,
        ...sealedLetter({ what }, to, placeOf(id, kind)),
      });
    },
    confirm: async (key: string, publicKey: string) => {
      const desk = await at.as(who);
      const { rows } = (await desk.get(`/api/tip-off-keys/${key}/missing`)).body;
      const wraps = rows.map(
        ({ tipOff, number, kind, wrapped }: { tipOff: string; number: number; kind: 'report'; wrapped: string }) => {
          const place = placeOf(tipOff, kind);
          const own = unwrapKey(keys(), bytes(wrapped), place) ?? new Uint8Array(32);
          return { tipOff, number, wrapped: text(wrapKey(own, bytes(publicKey), place, random)) };
        },
      );
      return desk.post(`/api/tip-off-keys/${key}/confirmation`, { wraps });
    },
    share: async (id: string) => {
      const desk = await at.as(who);
      const place = placeOf(id, 'identity');
      const { own } = (await desk.post(`/api/tip-offs/${id}/identity`, { forSharing: true })).body;
      const share = unwrapKey(keys(), bytes(own), place) ?? new Uint8Array(33);
      const others = (await opened(id)).keys.filter(
        ({ publicKey }: { publicKey: string }) => publicKey !== text(keys().publicKey),
      );
      const wraps = others.map(({ id: key, publicKey }: Record<string, string>) => ({
        key,
        wrapped: text(closeFor(bytes(publicKey ?? ''), share, `share|${id}`, random)),
      }));
      return desk.post(`/api/tip-offs/${id}/identity-shares`, { wraps });
    },
    identity: async (id: string): Promise<Content | Answer | undefined> => {
      const answer = await (await at.as(who)).post(`/api/tip-offs/${id}/identity`, {});
      if (answer.status !== 200) return answer;
      const { own, body, given } = answer.body;
      const mine = unwrapKey(keys(), bytes(own), placeOf(id, 'identity'));
      const theirs = openMine(keys(), bytes(given[0].wrapped), `share|${id}`);
      const key = mine && theirs && keyOfShares(mine, theirs);
      return key && openBody(key, bytes(body), placeOf(id, 'identity'));
    },
  };
}

export interface Told {
  readonly words?: Readonly<Record<string, string>>;
  readonly pictures?: readonly Uint8Array[];
  readonly about?: string | undefined;
  readonly named?: readonly string[];
  readonly identity?: string;
}

/** What the reporter's browser does: seals, sends, and keeps nothing but the code on a slip of paper. */
export async function reportFrom(
  at: CountyAtWork,
  { words = { what: '空挂学籍' }, pictures = [], about, named = [], identity }: Told = {},
) {
  const where = { county: PLACES.county, ...(about !== undefined && { about }), named };
  const desk = await at.phone.post('/api/public/tip-off-keys', where);
  if (desk.status !== 200) return { answer: desk, code: '', id: '' };
  const [id, code, pair] = [randomUUID(), newReceiptCode(random), newKeyPair(random)];
  const { token, key } = keysOfCodeNow(code);
  const to: Recipient[] = desk.body.keys.map(({ id: each, publicKey }: Record<string, string>) => ({
    id: each,
    publicKey: bytes(publicKey ?? ''),
  }));
  const report = sealedLetter(
    words,
    [...to, { id: 'reporter', publicKey: pair.publicKey }],
    placeOf(id, 'report'),
    pictures,
  );
  const body = {
    ...{ id, ...where, report, token: bytesToHex(token), reporterKey: text(pair.publicKey) },
    reporterLocked: text(close(key, pair.secretKey, 'reporter secret key', random)),
    ...(identity !== undefined && { identity: sealedIdentityOf(identity, to, id) }),
    puzzle: await aSolvedPuzzle(at),
  };
  return { answer: await at.phone.post('/api/public/tip-offs', body), code, id, body };
}

/** Comes back another day with nothing but the code. */
export async function withCode(at: CountyAtWork, code: string) {
  const { token, key } = keysOfCodeNow(code);
  const answer = await at.phone.post('/api/public/tip-off-lookups', { token: bytesToHex(token) });
  if (answer.status !== 200) return { answer, read: [], write: async () => answer };
  const { id, letters, keys, reporterKey, reporterLocked } = answer.body;
  const secretKey = open(key, bytes(reporterLocked), 'reporter secret key') ?? new Uint8Array(32);
  const pair = { secretKey, publicKey: bytes(reporterKey) };
  return {
    answer,
    read: letters.map(({ kind, body, wrapped }: Record<string, string>) =>
      openEnvelope(pair, { body: bytes(body ?? ''), wrapped: bytes(wrapped ?? '') }, placeOf(id, kind as 'report')),
    ),
    write: async (what: string) => {
      const to: Recipient[] = keys.map(({ id: each, publicKey }: Record<string, string>) => ({
        id: each,
        publicKey: bytes(publicKey ?? ''),
      }));
      const letter = sealedLetter(
        { what },
        [...to, { id: 'reporter', publicKey: pair.publicKey }],
        placeOf(id, 'message'),
      );
      return at.phone.post('/api/public/tip-off-letters', {
        token: bytesToHex(token),
        letter,
        puzzle: await aSolvedPuzzle(at),
      });
    },
  };
}

function sealedLetter(
  words: Readonly<Record<string, string>>,
  to: readonly Recipient[],
  place: string,
  pictures: readonly Uint8Array[] = [],
) {
  const { body, wraps } = sealEnvelope({ words, pictures }, to, place, random);
  const written = wraps.map(({ key, wrapped }) => ({ key, wrapped: text(wrapped) }));
  const own = written.find(({ key }) => key === 'reporter');
  return { body: text(body), wraps: written.filter((wrap) => wrap !== own), ...(own && { reporterWrap: own.wrapped }) };
}

/** The key of the name's envelope goes to nobody; each inspector gets a share of it. */
function sealedIdentityOf(name: string, to: readonly Recipient[], id: string) {
  const place = placeOf(id, 'identity');
  const self = newKeyPair(random);
  const { body, wraps } = sealEnvelope(
    { words: { name }, pictures: [] },
    [{ id: 'self', publicKey: self.publicKey }],
    place,
    random,
  );
  const key = unwrapKey(self, wraps[0]?.wrapped ?? new Uint8Array(), place) ?? new Uint8Array(32);
  const shares = sharesOf(key, to.length, random);
  return {
    body: text(body),
    wraps: to.map(({ id: each, publicKey }, number) => ({
      key: each,
      wrapped: text(wrapKey(shares[number] ?? key, publicKey, place, random)),
    })),
  };
}
