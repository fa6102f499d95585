import { describe, expect, test } from 'vitest';
import { SeededRandom } from '#src/kernel/seeded-random.ts';
import { close, closeFor, fingerprintOf, newKeyPair, open, openMine } from './box.ts';
import { type Content, openEnvelope, sealEnvelope, unwrapKey, wrapKey } from './envelope.ts';
import { BUCKETS, MOST_BYTES, padded, unpadded } from './padding.ts';
import { lockedAway, newLockedPair, objectionsToPassphrase, unlocked } from './passphrase.ts';
import type { Random } from './random.ts';
import { inFours, keysOfCodeNow, newReceiptCode, readReceiptCode } from './receipt-code.ts';
import { keyOfShares, sharesOf } from './shares.ts';

const dice = new SeededRandom(7);
const random: Random = (bytes) => Uint8Array.from({ length: bytes }, () => dice.below(256));

const text = (words: string) => new TextEncoder().encode(words);
const CONTENT: Content = { words: { what: '甲校空挂学籍' }, pictures: [random(900), random(3)] };

describe('a sealed box', () => {
  const [key, other] = [random(32), random(32)];
  const sealed = close(key, text('甲校'), 'here', random);

  test('opens with its key, at its place', () => expect(open(key, sealed, 'here')).toEqual(text('甲校')));
  test('and with no other key, nor anywhere else', () => {
    expect(open(other, sealed, 'here')).toBeUndefined();
    expect(open(key, sealed, 'there')).toBeUndefined();
  });
  test('nor when any one of its bytes is another', () => {
    for (let at = 0; at < sealed.length; at += 1) {
      const altered = sealed.slice();
      altered[at] = (altered[at] ?? 0) ^ 1;
      expect(open(key, altered, 'here')).toBeUndefined();
    }
  });
  test('what is sealed for one is not opened by another, and never looks the same twice', () => {
    const [one, two] = [newKeyPair(random), newKeyPair(random)];
    const [first, second] = [1, 2].map(() => closeFor(one.publicKey, text('甲校'), 'here', random));
    if (first === undefined || second === undefined) throw new Error('two were made');
    expect(openMine(one, first, 'here')).toEqual(text('甲校'));
    expect(openMine(two, first, 'here')).toBeUndefined();
    expect(openMine(one, first, 'there')).toBeUndefined();
    expect(first).not.toEqual(second);
    expect(openMine(one, new Uint8Array(90), 'here')).toBeUndefined();
  });
  test('a fingerprint is sixteen digits, and another key’s is another', () => {
    const prints = [1, 2, 3].map(() => fingerprintOf(newKeyPair(random).publicKey));
    expect(prints[0]).toMatch(/^\d{4} \d{4} \d{4} \d{4}$/);
    expect(new Set(prints).size).toBe(3);
  });
});

describe('an envelope', () => {
  const pairs = [newKeyPair(random), newKeyPair(random), newKeyPair(random)] as const;
  const [one, two, later] = pairs;
  const recipients = [one, two].map(({ publicKey }, at) => ({ id: `k${at}`, publicKey }));
  const envelope = sealEnvelope(CONTENT, recipients, 'tip|1|report', random);
  const wrapFor = (at: number) => envelope.wraps[at]?.wrapped ?? new Uint8Array();

  test('is read by each of those it is for, words and pictures', () => {
    for (const [at, pair] of [one, two].entries()) {
      expect(openEnvelope(pair, { body: envelope.body, wrapped: wrapFor(at) }, 'tip|1|report')).toEqual(CONTENT);
    }
  });
  test('is not read by who came later, until one of them wraps its key anew', () => {
    expect(openEnvelope(later, { body: envelope.body, wrapped: wrapFor(0) }, 'tip|1|report')).toBeUndefined();
    const key = unwrapKey(one, wrapFor(0), 'tip|1|report') ?? new Uint8Array();
    const wrapped = wrapKey(key, later.publicKey, 'tip|1|report', random);
    expect(openEnvelope(later, { body: envelope.body, wrapped }, 'tip|1|report')).toEqual(CONTENT);
  });
  test('of one tip-off cannot be put under another', () => {
    expect(openEnvelope(one, { body: envelope.body, wrapped: wrapFor(0) }, 'tip|2|report')).toBeUndefined();
  });
  test('shows of its content only the size of its bucket', () => {
    const sizes = [0, 1, 400, 9000].map((length) => {
      return sealEnvelope({ words: { what: 'x'.repeat(length) }, pictures: [] }, [], 'p', random).body.length;
    });
    expect(new Set(sizes).size).toBe(1);
    expect(Buffer.from(envelope.body).includes(Buffer.from('甲校'))).toBe(false);
  });
});

describe('filling up', () => {
  test.each([0, 1, 32 * 1024 - 4, 32 * 1024 - 3, 300 * 1024, MOST_BYTES])(
    '%i bytes come back as they were',
    (length) => {
      const plain = new Uint8Array(length).fill(7);
      const full = padded(plain);
      expect(BUCKETS).toContain(full.length);
      expect(unpadded(full)?.length).toBe(length);
    },
  );
  test('more than the largest is not sealed', () => expect(() => padded(new Uint8Array(MOST_BYTES + 1))).toThrow());
  test('what was never filled up is not read', () => expect(unpadded(Uint8Array.of(255, 0, 0, 0, 1))).toBeUndefined());
});

describe('two together', () => {
  const key = random(32);
  const shares = sharesOf(key, 5, random);
  test('any two of the shares make the key', () => {
    for (const one of shares)
      for (const other of shares) if (one !== other) expect(keyOfShares(one, other)).toEqual(key);
  });
  test('one share twice makes none, and shares of two keys make neither', () => {
    const [one = key, two = key] = shares;
    expect(keyOfShares(one, one.slice())).toBeUndefined();
    expect(keyOfShares(one, sharesOf(random(32), 2, random)[1] ?? key)).not.toEqual(key);
    expect(two).not.toEqual(key);
  });
  test('one share is as likely whatever the key is: every byte of it takes every value', () => {
    const seen = new Set(Array.from({ length: 4000 }, () => sharesOf(Uint8Array.of(42), 1, random)[0]?.[1]));
    expect(seen.size).toBe(256);
  });
});

describe('the receipt', () => {
  test('has sixteen digits, each as likely as the others', () => {
    const counts = Array.from({ length: 10 }, () => 0);
    for (let turn = 0; turn < 2000; turn += 1) {
      for (const digit of newReceiptCode(random)) counts[Number(digit)] = (counts[Number(digit)] ?? 0) + 1;
    }
    for (const count of counts) expect(Math.abs(count - 3200)).toBeLessThan(300);
  });
  test('is read however it was written down', () => {
    expect(readReceiptCode(' 4821-0937 5561 ２０４８ ')).toBe('4821093755612048');
    expect(readReceiptCode('4821')).toBeUndefined();
    expect(inFours('4821093755612048')).toBe('4821 0937 5561 2048');
  });
  test('the token that the server sees says nothing of the key that stays in the browser', () => {
    const one = keysOfCodeNow('4821093755612048');
    expect(one).toEqual(keysOfCodeNow('4821093755612048'));
    expect(one.token).not.toEqual(one.key);
    expect(keysOfCodeNow('4821093755612049').token).not.toEqual(one.token);
  });
});

describe('the inspector’s passphrase', () => {
  test('unlocks the key, and another one does not', async () => {
    const pair = newKeyPair(random);
    const locked = await lockedAway(pair, '竹篮 打水 七八回 石榴', random);
    expect(await unlocked(locked, pair.publicKey, '竹篮 打水 七八回 石榴')).toEqual(pair);
    expect(await unlocked(locked, pair.publicKey, '竹篮 打水 七八回 柿子')).toBeUndefined();
    expect(Buffer.from(locked).includes(Buffer.from(pair.secretKey))).toBe(false);
  });
  test('the demo’s key is unlocked in the same way', async () => {
    const { pair, locked } = newLockedPair('演示 用 的 口令 一二三四', random);
    expect(await unlocked(locked, pair.publicKey, '演示 用 的 口令 一二三四')).toEqual(pair);
  });
  test('must be long, not of one letter, and typed twice', () => {
    expect(objectionsToPassphrase('short', 'short')).toMatchObject([{ code: 'short' }]);
    expect(objectionsToPassphrase('a'.repeat(20), 'a'.repeat(20))).toMatchObject([{ code: 'plain' }]);
    expect(objectionsToPassphrase('竹篮打水七八回石榴柿子', '竹篮打水七八回石榴柿子啊')).toMatchObject([
      { code: 'short' },
    ]);
    expect(objectionsToPassphrase('竹篮打水七八回石榴柿子呀', '竹篮打水七八回石榴柿子啊')).toMatchObject([
      { code: 'differs' },
    ]);
    expect(objectionsToPassphrase('竹篮打水七八回石榴柿子呀', '竹篮打水七八回石榴柿子呀')).toEqual([]);
  });
});
