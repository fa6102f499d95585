import { createHmac } from 'node:crypto';
import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { aSeal } from '#test/test-desk.ts';
import { BrokenSeal, keyIdOf } from './envelope.ts';
import { newRing, readRing, ringText } from './key-ring.ts';
import { macWith } from './mac.ts';
import type { Seal } from './seal.ts';
import { openSeal, rotateKeyFile } from './sealing.ts';

const HERE = 'students|411323|0d9d6a1e-0000-4000-8000-000000000001';
const THERE = 'students|411323|0d9d6a1e-0000-4000-8000-000000000002';

test('the quick digest is the HMAC of the standard, whatever was asked before', () => {
  const mac = macWith(Buffer.alloc(32, 7));
  const texts = fc.array(fc.string({ unit: 'grapheme', maxLength: 2000 }), { maxLength: 5 });
  fc.assert(
    fc.property(texts, (all) => {
      for (const text of all) {
        expect(mac(text)).toEqual(createHmac('sha256', Buffer.alloc(32, 7)).update(text).digest());
      }
    }),
  );
});

describe('a seal', () => {
  const seal = aSeal();

  test('opens to what was closed, whatever it is and wherever it lies', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 4000 }), fc.string(), (plain, bound) => {
        expect(Buffer.compare(seal.open(seal.close(plain, bound), bound), plain)).toBe(0);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(seal.open(seal.close(text, HERE), HERE).toString()).toBe(Buffer.from(text).toString());
      }),
    );
  });

  test('shows nothing of what it holds, and never the same bytes twice', () => {
    const [first, second] = [seal.close('张小明', HERE), seal.close('张小明', HERE)];
    expect(first.equals(second)).toBe(false);
    expect(first.includes('张小明')).toBe(false);
  });

  test('does not open in another child’s place', () => {
    expect(() => seal.open(seal.close('张小明', HERE), THERE)).toThrow(BrokenSeal);
  });

  test('does not open when any one bit was altered, or the end is missing', () => {
    const whole = seal.close('张小明', HERE);
    for (let bit = 0; bit < whole.length * 8; bit++) {
      const altered = Buffer.from(whole);
      altered[bit >> 3] = (altered[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      expect(() => seal.open(altered, HERE), `bit ${bit}`).toThrow(BrokenSeal);
    }
    for (let length = 0; length < whole.length; length++) {
      expect(() => seal.open(whole.subarray(0, length), HERE), `${length} bytes`).toThrow(BrokenSeal);
    }
  });

  test('gives equal values one digest of sixteen bytes, and each purpose its own', () => {
    expect(seal.digest('identity', '41132320150312991X')).toHaveLength(16);
    expect(seal.digest('identity', '1')).toEqual(seal.digest('identity', '1'));
    expect(seal.digest('identity', '1')).not.toEqual(seal.digest('national', '1'));
    expect(seal.digest('identity', '1')).not.toEqual(seal.digest('identity', '2'));
  });
});

describe('a key file', () => {
  let folder = '';
  let path = '';
  let notices: string[] = [];
  const open = () => openSeal(path, (sentence) => notices.push(sentence));
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'renji-seal-'));
    path = join(folder, 'keys/renji.key');
    notices = [];
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  test('is made once, for its owner’s eyes only, and says that a copy must be kept', () => {
    const sealed = usable(open()).close('张小明', HERE);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(notices.join()).toMatch(/另存一份/);
    expect(usable(open()).open(sealed, HERE).toString()).toBe('张小明');
    expect(notices).toHaveLength(1);
    expect(existsSync(`${path}.${process.pid}.new`)).toBe(false);
  });

  test('is refused when others on the machine can read it', () => {
    open();
    chmodSync(path, 0o640);
    expect(open()).toMatchObject({ refused: 'key-file-open', message: expect.stringMatching(/chmod 600/) });
  });

  test('is refused when one character of it was lost or changed, and is left as it is', () => {
    open();
    const text = readFileSync(path, 'utf8');
    for (const damaged of ['', '{}', 'null', text.slice(0, -20), text.replace(/"secret": "(.)/, '"secret": "$1A')]) {
      writeFileSync(path, damaged);
      expect(open()).toMatchObject({ refused: 'key-file-damaged', message: expect.stringMatching(/副本/) });
      expect(readFileSync(path, 'utf8')).toBe(damaged);
    }
  });

  test('survives being written and read whatever its keys are', () => {
    const ring = newRing();
    expect(readRing(ringText(ring))).toEqual(ring);
  });

  test('with a new key opens the old seals, and a server that runs meanwhile opens the new ones', () => {
    const running = usable(open());
    const before = running.close('张小明', HERE);
    const rotated = usable(rotateKeyFile(path));
    const after = rotated.close('李小红', THERE);
    expect([keyIdOf(before), keyIdOf(after)]).toEqual([1, 2]);
    expect(rotated.open(before, HERE).toString()).toBe('张小明');
    expect(running.open(after, THERE).toString()).toBe('李小红');
    expect(running.keyId).toBe(2);
    expect(rotated.digest('identity', '1')).toEqual(running.digest('identity', '1'));
  });

  test('that is not there cannot be given a new key', () => {
    expect(rotateKeyFile(path)).toMatchObject({ refused: 'key-file-missing' });
  });
});

function usable<T extends object>(opened: T | Seal): Seal {
  if (!('close' in opened)) throw new Error('no seal');
  return opened;
}
