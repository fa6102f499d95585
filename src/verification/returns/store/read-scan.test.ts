import sharp from 'sharp';
import { expect, test } from 'vitest';
import { aScannedPile, aScannedSheet, mishapOf } from '#test/returns/scanned-pile.ts';
import { sheetCodeOf } from '../../sheets/sheet-code.ts';
import { readScan } from './read-scan.ts';

const UPRIGHT = { askew: 0, blur: 0, noise: 4, lost: 0 };
const ALL = { from: 1, to: 500 };

function aCode(seed: number): string {
  return `https://xueji.example.cn/g#${sheetCodeOf(
    '411323',
    Uint8Array.from({ length: 16 }, (_, at) => (seed * 37 + at * 91) % 256),
  )}`;
}

async function readAll(bytes: Buffer, range = ALL) {
  const reading = await readScan(bytes, range);
  if ('refused' in reading) throw new Error(reading.refused);
  return reading;
}

/** A thousand by `node bin/long-run.mjs scans`. */
const SHEETS = Number(process.env.RENJI_SCANS ?? 40);

test('of sheets from a cheap scanner, askew, upside down, dirty and blurred, ninety-eight of a hundred are known by their code', async () => {
  let known = 0;
  for (let seed = 1; seed <= SHEETS; seed++) {
    const { read } = await readAll(await aScannedSheet(aCode(seed), seed, mishapOf(seed)));
    if (read[0]?.code === aCode(seed)) known += 1;
    else expect(read[0]?.code).toBeUndefined(); // never another pupil's
  }
  expect(known, `known of ${SHEETS}`).toBeGreaterThanOrEqual(Math.floor(SHEETS * 0.98));
});

test('a pile comes back page by page, each upright, a part of it when a part is asked for', async () => {
  const lying = [0, 90, 180, 270].map((askew) => ({ ...UPRIGHT, askew }));
  const pages = await Promise.all(lying.map((mishap, at) => aScannedSheet(aCode(at), at, mishap)));
  const pile = await aScannedPile(pages);
  const { pages: all, read } = await readAll(pile);
  expect([all, read.map(({ page }) => page)]).toEqual([4, [1, 2, 3, 4]]);
  expect(read.map(({ code }) => code)).toEqual([0, 1, 2, 3].map(aCode));
  expect(read.map(({ turned }) => turned)).toEqual([0, 270, 180, 90]);
  for (const { jpeg, width, height } of read) {
    const again = await readAll(jpeg);
    expect(again.read[0]).toMatchObject({ turned: 0, width, height });
    expect(height).toBeGreaterThan(width);
  }
  expect((await readAll(pile, { from: 2, to: 3 })).read.map(({ code }) => code)).toEqual([1, 2].map(aCode));
});

test('a page without a code is a page all the same', async () => {
  const { read } = await readAll(await aScannedSheet(undefined, 5, UPRIGHT));
  expect(read[0]).toMatchObject({ page: 1, code: undefined, turned: 0 });
});

test('a photograph in colour from a phone is read as it was held', async () => {
  const upright = await sharp(await aScannedSheet(aCode(9), 9, UPRIGHT))
    .resize(2480)
    .toBuffer();
  const held = await sharp(upright).rotate(270).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const { read } = await readAll(held);
  expect(read[0]).toMatchObject({ code: aCode(9), turned: 0 });
});

test('what is no scan, is broken or has too many pages says so', async () => {
  expect(await readScan(Buffer.from('PK\x03\x04 a workbook'), ALL)).toEqual({ refused: 'not-a-scan' });
  expect(await readScan(Buffer.from('%PDF-1.4\nbroken'), ALL)).toEqual({ refused: 'cannot-be-read' });
  const speck = await sharp({ create: { width: 20, height: 30, channels: 3, background: '#fff' } })
    .toColourspace('b-w')
    .jpeg()
    .toBuffer();
  const thick = await aScannedPile(Array.from({ length: 501 }, () => speck));
  expect(await readScan(thick, ALL)).toEqual({ refused: 'too-many-pages' });
});
