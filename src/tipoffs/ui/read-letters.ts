import type { KeyPair } from '../sealing/box.ts';
import { type Content, openEnvelope, type Recipient, sealEnvelope } from '../sealing/envelope.ts';
import { placeOf } from '../tip-off.ts';
import type { Opened } from './answers.ts';
import { asBytes, asText, random } from './bytes.ts';

/** 拆信 — in this browser; `undefined` for what was not sealed to this key. */
export function contentOf(
  pair: KeyPair,
  id: string,
  { kind, body, wrapped }: Opened['letters'][number],
): Content | undefined {
  if (wrapped === undefined) return undefined;
  return openEnvelope(pair, { body: asBytes(body), wrapped: asBytes(wrapped) }, placeOf(id, kind));
}

/** 封信 to all inspectors who may see it; an answer also to the reporter. */
export function sealedFor({ id, keys, reporterKey }: Opened, kind: 'message' | 'note', what: string) {
  const readers: Recipient[] = keys.map((key) => ({ id: key.id, publicKey: asBytes(key.publicKey) }));
  const all = kind === 'note' ? readers : [...readers, { id: REPORTER, publicKey: asBytes(reporterKey) }];
  const { body, wraps } = sealEnvelope({ words: { what }, pictures: [] }, all, placeOf(id, kind), random);
  const reporters = wraps.find(({ key }) => key === REPORTER);
  return {
    kind,
    body: asText(body),
    wraps: wraps.filter((wrap) => wrap !== reporters).map(({ key, wrapped }) => ({ key, wrapped: asText(wrapped) })),
    ...(reporters && { reporterWrap: asText(reporters.wrapped) }),
  };
}

const REPORTER = 'reporter';
