import { standsAt } from './bytes.ts';

/** 图像结构 — what the structure of an image says, without decoding a pixel. */
export interface ImageShape {
  readonly width: number;
  readonly height: number;
  /** Where its pixels begin: what stands before is about the picture. */
  readonly pixels: number;
  /** Where it ends. Phones hang things on behind it. */
  readonly end: number;
  readonly animated?: true;
}

/** `cut`: it ends too early; `broken`: it is not what its first bytes say. */
export type ImageFlaw = 'cut' | 'broken';

/** ITU T.81: segments of a marker and a length, then scans, then EOI. */
export function jpegShape(bytes: Uint8Array): ImageShape | ImageFlaw {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  let size: { readonly width: number; readonly height: number } | undefined;
  let pixels: number | undefined;
  let at = 2;
  while (at + 2 <= bytes.length) {
    if (bytes[at] !== 0xff) return 'broken';
    const marker = bytes[at + 1] ?? 0;
    if (marker === 0xff) {
      at += 1; // fill bytes may stand before a marker
      continue;
    }
    if (marker === EOI) return size && pixels !== undefined ? { ...size, pixels, end: at + 2 } : 'broken';
    if (at + 4 > bytes.length) return 'cut';
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return 'cut';
    if (isFrame(marker) && end - at >= 9) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === SCAN) pixels ??= at;
    at = marker === SCAN ? endOfScan(bytes, end) : end;
  }
  return 'cut';
}

const EOI = 0xd9;
const SCAN = 0xda;

/** SOF0 to SOF15, without the tables that stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** The next marker that is neither a stuffed byte nor a restart. */
function endOfScan(bytes: Uint8Array, from: number): number {
  for (let at = bytes.indexOf(0xff, from); at !== -1; at = bytes.indexOf(0xff, at + 1)) {
    const next = bytes[at + 1] ?? 0;
    if (next !== 0 && next !== 0xff && !(next >= 0xd0 && next <= 0xd7)) return at;
  }
  return bytes.length;
}

/** ISO/IEC 15948: a signature, then chunks of length, name, content and check, until IEND. */
export function pngShape(bytes: Uint8Array): ImageShape | ImageFlaw {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (bytes.length < 33) return 'cut';
  if (!standsAt(bytes, 12, 'IHDR')) return 'broken';
  const size = { width: view.getUint32(16), height: view.getUint32(20) };
  let pixels: number | undefined;
  let animated = false;
  for (let at = 8; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return 'cut';
    if (standsAt(bytes, at + 4, 'IDAT')) pixels ??= at;
    if (standsAt(bytes, at + 4, 'acTL')) animated = true;
    if (standsAt(bytes, at + 4, 'IEND')) {
      return pixels === undefined ? 'broken' : { ...size, pixels, end, ...(animated ? { animated } : {}) };
    }
    at = end;
  }
  return 'cut';
}
