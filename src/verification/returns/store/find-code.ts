import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, type ReadResult, readBarcodes } from 'zxing-wasm/reader';
import type { Turn } from '../scanned-page.ts';

/** A picture in shades of gray, a byte a pixel. */
export interface GrayPage {
  readonly data: Uint8Array;
  readonly width: number;
  readonly height: number;
}

export interface FoundCode {
  readonly code: string | undefined;
  readonly turned: Turn;
}

/**
 * 识别二维码 — the one QR of a page, however the sheet lay: askew, upside down, on its side. Needs some 150 dpi for a code of 20 mm
 * (stack notes 4).
 */
export async function findCode({ data, width, height }: GrayPage): Promise<FoundCode> {
  load();
  const [found] = await readBarcodes({ data: inColours(data), width, height, colorSpace: 'srgb' }, OPTIONS);
  if (found === undefined || !found.isValid) return { code: undefined, turned: 0 };
  return { code: found.text, turned: turnOf(found.position) };
}

const OPTIONS = {
  formats: ['QRCode'],
  maxNumberOfSymbols: 1,
  tryHarder: true,
  tryRotate: true,
  tryDownscale: true,
  tryInvert: false,
} as const satisfies Parameters<typeof readBarcodes>[1];

let isLoaded = false;

/** The program of the reader comes from its package, never over the network. */
function load(): void {
  if (isLoaded) return;
  const path = createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm');
  const { buffer, byteOffset, byteLength } = readFileSync(path);
  const wasmBinary = buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer; // a file read whole is never shared
  prepareZXingModule({ overrides: { wasmBinary } });
  isLoaded = true;
}

function inColours(gray: Uint8Array): Uint8ClampedArray<ArrayBuffer> {
  const pixels = new Uint8ClampedArray(gray.length * 4);
  const words = new Uint32Array(pixels.buffer);
  for (let at = 0; at < gray.length; at++) words[at] = 0xff000000 | ((gray[at] ?? 0) * 0x010101);
  return pixels;
}

/** From which way the code's upper edge looks. */
function turnOf({ topLeft, topRight }: ReadResult['position']): Turn {
  const degrees = (Math.atan2(topRight.y - topLeft.y, topRight.x - topLeft.x) * 180) / Math.PI;
  const quarter = ((Math.round(-degrees / 90) % 4) + 4) % 4;
  return TURNS[quarter] ?? 0;
}

const TURNS: readonly Turn[] = [0, 90, 180, 270];
