import { latin, placeOf, standsAt } from './bytes.ts';
import type { EvidenceType } from './evidence-item.ts';
import { foreignFormat } from './foreign-formats.ts';
import { type ImageShape, jpegShape, pngShape } from './image-shape.ts';
import { type EvidenceRefusal, type EvidenceRefusalCode, refusedAs } from './refusals.ts';

/** 佐证材料 ≤ 5 MB (security 1.I, I1). */
export const LARGEST_FILE = 5 << 20;

/** ≤ 40 MP (I6). */
export const MOST_PIXELS = 40_000_000;

/** Less is a thumbnail: nobody can read a number in it. */
const FEWEST_PIXELS = 200;

/** What a file is, by its content; its name and its declared type must say the same, and nothing else may ride along. */
export function checkFile(
  bytes: Uint8Array,
  { name, declared }: { readonly name: string; readonly declared: string },
): { readonly type: EvidenceType } | EvidenceRefusal {
  if (bytes.length === 0) return refusedAs('empty');
  if (bytes.length > LARGEST_FILE) return refusedAs('too-large');
  const type = typeOf(bytes);
  if (type === undefined) return refusedAs(foreignFormat(bytes));
  const extension = /\.([^.]*)$/.exec(name)?.[1]?.toLowerCase() ?? '';
  if (extension === '') return refusedAs('no-extension');
  if (!EXTENSIONS[type].includes(extension)) return refusedAs('wrong-extension');
  if (!DECLARED[type].includes(declared.toLowerCase())) return refusedAs('wrong-declared');
  const flaw = FLAWS[type](bytes);
  return flaw === undefined ? { type } : refusedAs(flaw);
}

/** What a file is by its first bytes. */
export function typeOf(bytes: Uint8Array): EvidenceType | undefined {
  if (standsAt(bytes, 0, '\xff\xd8\xff')) return 'image/jpeg';
  if (standsAt(bytes, 0, '\x89PNG\r\n\x1a\n')) return 'image/png';
  // Readers look for the header within the first kilobyte; what stands before it is then judged as what it is.
  return placeOf(bytes.subarray(0, 1024), '%PDF-') !== -1 ? 'application/pdf' : undefined;
}

const EXTENSIONS: Readonly<Record<EvidenceType, readonly string[]>> = {
  'image/jpeg': ['jpg', 'jpeg', 'jpe', 'jfif'],
  'image/png': ['png'],
  'application/pdf': ['pdf'],
};

/** A browser that knows no type for the extension says nothing, or octet-stream. */
const UNDECLARED = ['', 'application/octet-stream'];

const DECLARED: Readonly<Record<EvidenceType, readonly string[]>> = {
  'image/jpeg': ['image/jpeg', 'image/jpg', 'image/pjpeg', ...UNDECLARED],
  'image/png': ['image/png', 'image/x-png', ...UNDECLARED],
  'application/pdf': ['application/pdf', 'application/x-pdf', ...UNDECLARED],
};

const FLAWS: Readonly<Record<EvidenceType, (bytes: Uint8Array) => EvidenceRefusalCode | undefined>> = {
  'image/jpeg': (bytes) => {
    const shape = jpegShape(bytes);
    return typeof shape === 'string' ? `jpeg-${shape}` : imageFlaw(bytes, shape);
  },
  'image/png': (bytes) => {
    const shape = pngShape(bytes);
    return typeof shape === 'string' ? `png-${shape}` : imageFlaw(bytes, shape);
  },
  'application/pdf': pdfFlaw,
};

function imageFlaw(bytes: Uint8Array, shape: ImageShape): EvidenceRefusalCode | undefined {
  const { width, height, pixels, end } = shape;
  if (width * height > MOST_PIXELS) return 'too-many-pixels';
  if (Math.min(width, height) < FEWEST_PIXELS) return 'too-few-pixels';
  if (shape.animated) return 'animated';
  // The pixels themselves may spell anything by chance; what is said before and behind them may not.
  return passengerIn(bytes.subarray(0, pixels)) ?? passengerIn(bytes.subarray(end));
}

function passengerIn(bytes: Uint8Array): EvidenceRefusalCode | undefined {
  if (placeOf(bytes, 'PK\x03\x04') !== -1 || placeOf(bytes, 'PK\x05\x06') !== -1) return 'image-and-archive';
  if (placeOf(bytes, 'Rar!\x1a\x07') !== -1 || placeOf(bytes, '7z\xbc\xaf') !== -1) return 'image-and-archive';
  if (placeOf(bytes, '%PDF-') !== -1) return 'image-and-pdf';
  if (standsAt(bytes, 0, 'MZ') || placeOf(bytes, 'This program cannot be run') !== -1) return 'image-and-program';
  return PAGE.test(latin(bytes)) ? 'image-and-page' : undefined;
}

const PAGE = /<(script|html|!doctype html|iframe|svg[\s>]|\?php)/i;

function pdfFlaw(bytes: Uint8Array): EvidenceRefusalCode | undefined {
  if (!standsAt(bytes, 0, '%PDF-')) return PAGE.test(latin(bytes.subarray(0, 1024))) ? 'pdf-and-page' : 'pdf-not-first';
  if (PAGE.test(latin(bytes.subarray(0, 1024)))) return 'pdf-and-page';
  const tail = latin(bytes.subarray(-ZIP_TAIL));
  if (tail.includes('PK\x05\x06')) return 'pdf-and-archive';
  const last = tail.lastIndexOf('%%EOF');
  if (last === -1) return 'pdf-cut';
  const behind = tail.slice(last + 5);
  if (PAGE.test(behind)) return 'pdf-and-page';
  // Line ends, and the zeros with which some scanners fill a block.
  return /^[\s\0]*$/.test(behind) ? undefined : 'pdf-trailing';
}

/** An archive is found by its last 64 KB. */
const ZIP_TAIL = 66_000;
