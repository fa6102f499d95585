import sharp, { type Sharp } from 'sharp';
import type { EvidenceType } from '../evidence-item.ts';
import { MOST_PIXELS } from '../file-checks.ts';
import { legibilityOf } from '../hints.ts';
import { fingerprintOf, type GreyPicture, lightOf } from '../picture.ts';
import { type EvidenceRefusal, refusedAs } from '../refusals.ts';
import type { EvidenceReading } from './reading.ts';

/**
 * 图像 — decoded, turned upright, and written anew from its pixels: where it was taken, by what and when is gone, and so is anything
 * that was hidden in the file. Longer than A4 at 300 dots an inch it is made smaller.
 */
export async function readImage(bytes: Uint8Array, type: EvidenceType): Promise<EvidenceReading | EvidenceRefusal> {
  try {
    const { data, info } = await written(upright(bytes), type);
    const grey = await greyOf(data, 1000);
    const small = await greyOf(data, 9, 8);
    const plain = lightOf(small).spread < PLAIN;
    return {
      type: info.format === 'png' ? 'image/png' : 'image/jpeg',
      ...{ bytes: data, width: info.width, height: info.height },
      legibility: legibilityOf(grey, Math.min(info.width, info.height)),
      fingerprint: plain ? undefined : fingerprintOf(small),
    };
  } catch {
    // libvips says what it did not like in words for programmers; the structure was already found whole.
    return refusedAs('undecodable');
  }
}

/** From now on this process loads only the two formats that are taken: a decoder that is never asked cannot be attacked. */
export function closeOtherDecoders(): void {
  sharp.block({ operation: ['VipsForeignLoad'] });
  sharp.unblock({ operation: ['VipsForeignLoadJpeg', 'VipsForeignLoadPng'] });
  sharp.cache(false);
  sharp.concurrency(1);
}

const LONGEST_SIDE = 3600;
const PLAIN = 6;

function upright(bytes: Uint8Array): Sharp {
  return sharp(bytes, { limitInputPixels: MOST_PIXELS, failOn: 'error', pages: 1 })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
    .toColourspace('srgb');
}

/** A screenshot stays a PNG, whose letters are sharp; a photograph sent as PNG becomes a tenth of it as JPEG. */
async function written(image: Sharp, type: EvidenceType) {
  if (type === 'image/png') {
    const png = await image.clone().png({ compressionLevel: 9 }).toBuffer({ resolveWithObject: true });
    if (png.data.length < LARGEST_PNG) return png;
  }
  return image.jpeg({ quality: 85 }).toBuffer({ resolveWithObject: true });
}

const LARGEST_PNG = 1 << 20;

async function greyOf(bytes: Uint8Array, width: number, height?: number): Promise<GreyPicture> {
  const size =
    height === undefined ? { width, height: width, fit: 'inside' as const } : { width, height, fit: 'fill' as const };
  const { data, info } = await sharp(bytes)
    .resize({ ...size, withoutEnlargement: true })
    .greyscale()
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, pixels: data };
}
