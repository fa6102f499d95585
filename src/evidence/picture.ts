/** A picture in shades of grey, one byte a pixel, row by row. */
export interface GreyPicture {
  readonly width: number;
  readonly height: number;
  readonly pixels: Uint8Array;
}

/**
 * 清晰度 — the variance of the Laplacian, of the sharper tenth of the picture: a page is mostly paper, and paper has no edges however
 * sharp the photograph is. Below a hundred writing begins to swim; see `hints.ts`.
 */
export function sharpness(picture: GreyPicture): number {
  const variances: number[] = [];
  const [wide, high] = [Math.floor((picture.width - 2) / TILES), Math.floor((picture.height - 2) / TILES)];
  if (wide < 1 || high < 1) return 0;
  for (let row = 0; row < TILES; row++) {
    for (let column = 0; column < TILES; column++) {
      variances.push(varianceWithin(picture, { left: 1 + column * wide, top: 1 + row * high, wide, high }));
    }
  }
  variances.sort((one, other) => other - one);
  return variances[Math.floor(variances.length / 10)] ?? 0;
}

const TILES = 12;

interface Tile {
  readonly left: number;
  readonly top: number;
  readonly wide: number;
  readonly high: number;
}

function varianceWithin({ width, pixels }: GreyPicture, { left, top, wide, high }: Tile): number {
  let sum = 0;
  let squares = 0;
  for (let y = top; y < top + high; y++) {
    for (let x = left; x < left + wide; x++) {
      const at = y * width + x;
      const around =
        (pixels[at - 1] ?? 0) + (pixels[at + 1] ?? 0) + (pixels[at - width] ?? 0) + (pixels[at + width] ?? 0);
      const edge = around - 4 * (pixels[at] ?? 0);
      sum += edge;
      squares += edge * edge;
    }
  }
  const count = wide * high;
  return squares / count - (sum / count) ** 2;
}

/** How light it is on the average, and how much that varies: from 0 to 255. */
export function lightOf({ pixels }: GreyPicture): { readonly mean: number; readonly spread: number } {
  let sum = 0;
  let squares = 0;
  for (const pixel of pixels) {
    sum += pixel;
    squares += pixel * pixel;
  }
  const mean = sum / pixels.length;
  return { mean, spread: Math.sqrt(Math.max(0, squares / pixels.length - mean * mean)) };
}

/**
 * 图像指纹 — 64 bits as a signed integer, of a picture of nine by eight: is each pixel lighter than its right neighbour? A picture
 * photographed from a screen, scaled or compressed again differs in a few bits.
 */
export function fingerprintOf({ width, pixels }: GreyPicture): bigint {
  let bits = 0n;
  for (let row = 0; row < 8; row++) {
    for (let column = 0; column < 8; column++) {
      const at = row * width + column;
      bits = (bits << 1n) | ((pixels[at] ?? 0) > (pixels[at + 1] ?? 0) ? 1n : 0n);
    }
  }
  return BigInt.asIntN(64, bits);
}

/** In how many bits two fingerprints differ. */
export function distance(one: bigint, other: bigint): number {
  let rest = BigInt.asUintN(64, one ^ other);
  let bits = 0;
  for (; rest > 0n; rest &= rest - 1n) bits += 1;
  return bits;
}

/** Up to so many bits apart, two pictures are worth a look side by side. */
export const LOOKS_ALIKE = 6;
