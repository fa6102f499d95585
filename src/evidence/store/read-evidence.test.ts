import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { BAD_PDFS } from '#test/evidence/bad-pdfs.ts';
import { BAD_IMAGES } from '#test/evidence/bad-uploads.ts';
import { GOOD_UPLOADS } from '#test/evidence/good-uploads.ts';
import { aPage, aPhoto } from '#test/evidence/pictures.ts';
import { jpg, type Upload } from '#test/evidence/upload.ts';
import { checkFile } from '../file-checks.ts';
import { legibilityHints } from '../hints.ts';
import { distance, LOOKS_ALIKE } from '../picture.ts';
import { REFUSALS } from '../refusals.ts';
import { readEvidence } from './read-evidence.ts';
import type { EvidenceReading } from './reading.ts';

async function taken({ bytes, name, declared }: Upload) {
  const checked = checkFile(bytes, { name, declared });
  return 'refused' in checked ? checked : readEvidence(bytes, checked.type);
}

async function reading(upload: Upload): Promise<EvidenceReading> {
  const answer = await taken(upload);
  if ('refused' in answer) throw new Error(answer.message);
  return answer;
}

const BAD = { ...BAD_IMAGES, ...BAD_PDFS };

describe('what is no evidence is refused, and the sentence says what to do instead', () => {
  test.each(Object.entries(BAD))('%s', async (_, [refused, make]) => {
    expect(await taken(await make())).toEqual({ refused, message: REFUSALS[refused] });
  });

  test('every sentence but those about the check itself is heard by one of these files', () => {
    const heard = new Set(Object.values(BAD).map(([refused]) => refused));
    const unheard = Object.keys(REFUSALS).filter((code) => !heard.has(code as keyof typeof REFUSALS));
    expect(unheard.sort()).toEqual(['reader-failed', 'too-much-memory', 'too-slow']);
    expect(new Set(Object.values(REFUSALS)).size).toBe(Object.keys(REFUSALS).length);
  });
});

describe('what proves something is taken', () => {
  test.each(Object.entries(GOOD_UPLOADS))('%s', async (_, { make, becomes }) => {
    expect(await reading(await make())).toMatchObject(becomes);
  });
});

test('where, when and by what a photograph was taken is gone, and so is whatever hung on behind it', async () => {
  const gps = { IFD0: { Make: 'Camera', Copyright: '张小明' }, IFD3: { GPSLatitude: '33/1 17/1 0/1' } };
  const photo = await aPage().jpeg().withExif(gps).toBuffer();
  expect(photo.includes('Camera')).toBe(true);
  const { bytes } = await reading(jpg(Buffer.concat([photo, Buffer.from('secret-trailer')])));
  const { exif, icc, xmp } = await sharp(bytes).metadata();
  expect([exif, icc, xmp]).toEqual([undefined, undefined, undefined]);
  expect(Buffer.from(bytes).includes('Camera')).toBe(false);
  expect(Buffer.from(bytes).includes('secret-trailer')).toBe(false);
});

describe('hints about what can be read in a photograph', () => {
  const hintsOf = async (bytes: Buffer) => {
    const { legibility } = await reading(jpg(bytes));
    return legibility ? legibilityHints(legibility).join() : 'none';
  };

  test('a clear page is praised by silence', async () => {
    expect(await hintsOf(await aPhoto())).toBe('');
    expect(await hintsOf(await aPhoto(2400, 3200, 3))).toBe('');
  });

  test('a page out of focus, a small one, a dark one and an empty one are each told', async () => {
    expect(await hintsOf(await aPage().blur(8).jpeg().toBuffer())).toMatch(/模糊/);
    expect(await hintsOf(await aPhoto(600, 800))).toMatch(/短边 600 像素/);
    expect(await hintsOf(await aPage().linear(0.2, 0).jpeg().toBuffer())).toMatch(/偏暗/);
    const create = { width: 1200, height: 1600, channels: 3, background: '#f4f3f0' } as const;
    expect(await hintsOf(await sharp({ create }).jpeg().toBuffer())).toMatch(/空白/);
  });
});

describe('the same picture is known again', () => {
  const fingerprintOf = async (bytes: Buffer) => (await reading(jpg(bytes))).fingerprint ?? 0n;

  test('scaled, compressed, a little darker', async () => {
    const first = await fingerprintOf(await aPhoto());
    const again = await aPage().resize(1100).modulate({ brightness: 0.93 }).jpeg({ quality: 50 }).toBuffer();
    expect(distance(first, await fingerprintOf(again))).toBeLessThanOrEqual(LOOKS_ALIKE);
  });

  test('and another is not taken for it', async () => {
    const all = await Promise.all(
      [1, 2, 3, 4, 5, 6].map(async (seed) => fingerprintOf(await aPhoto(1600, 2200, seed))),
    );
    const pairs = all.flatMap((one, i) => all.slice(i + 1).map((other) => distance(one, other)));
    expect(Math.min(...pairs)).toBeGreaterThan(LOOKS_ALIKE);
  });

  test('a plain picture has no fingerprint: every blank sheet looks like every other', async () => {
    const create = { width: 1200, height: 1600, channels: 3, background: '#f4f3f0' } as const;
    expect((await reading(jpg(await sharp({ create }).jpeg().toBuffer()))).fingerprint).toBeUndefined();
  });
});
