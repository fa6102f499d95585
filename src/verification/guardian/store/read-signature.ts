import { inflateSync } from 'node:zlib';
import { LARGEST_SIGNATURE } from '../answer.ts';

/** 手写签名 — the picture that the telephone drew, if it is one, is small, and somebody has drawn in it; else what is wrong. */
export function readSignature(base64: string): Buffer | { readonly wrong: string } {
  const png = Buffer.from(base64, 'base64');
  if (png.length > LARGEST_SIGNATURE) return { wrong: '签名的图片太大，请清除后重签' };
  const rows = rowsOf(png);
  if (rows === undefined) return { wrong: '签名没有收完整，请清除后重签' };
  return rows.size < LEAST_ROWS ? { wrong: '还没有签名，请在框里手写签名' } : png;
}

/** An empty sheet has one kind of row, or two; handwriting makes nearly every row another. */
const LEAST_ROWS = 8;
const BEGINNING = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
const WIDEST = 1600;
/** A byte for each of four colors. */
const MOST_BYTES = WIDEST * WIDEST * 4 + WIDEST;
const DEEP = 8;
const COLORS: Readonly<Record<number, number>> = { 0: 1, 2: 3, 4: 2, 6: 4 };

/** The different rows of a PNG, filtered as they are; `undefined` for what is none. */
function rowsOf(png: Buffer): ReadonlySet<string> | undefined {
  if (png.length < 60 || !png.subarray(0, BEGINNING.length).equals(BEGINNING)) return undefined;
  const [width, height, depth] = [png.readUInt32BE(16), png.readUInt32BE(20), png.readUInt8(24)];
  const colors = COLORS[png.readUInt8(25)];
  if (width === 0 || height === 0 || width > WIDEST || height > WIDEST) return undefined;
  if (depth !== DEEP || colors === undefined || png.readUInt8(28) !== 0) return undefined;
  const pixels = inflated(dataOf(png));
  const length = 1 + width * colors;
  if (pixels === undefined || pixels.length !== length * height) return undefined;
  return new Set(
    Array.from({ length: height }, (_, row) => pixels.toString('latin1', row * length, (row + 1) * length)),
  );
}

function dataOf(png: Buffer): Buffer {
  const parts: Buffer[] = [];
  for (let at = 8; at + 12 <= png.length; ) {
    const length = png.readUInt32BE(at);
    if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + length));
    at += 12 + length;
  }
  return Buffer.concat(parts);
}

function inflated(data: Buffer): Buffer | undefined {
  try {
    return inflateSync(data, { maxOutputLength: MOST_BYTES });
  } catch {
    return undefined; // cut short on the way, or made to burst
  }
}
