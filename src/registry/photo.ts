/** 照片 — what a file must be to be a pupil's photograph. Source: handbook; the national system takes small portraits. */
export const LARGEST_PHOTO = 500 * 1024;
const LONGEST_SIDE = 4000;
const SHORTEST_SIDE = 60;

export interface Photo {
  readonly kind: 'image/jpeg' | 'image/png';
  readonly width: number;
  readonly height: number;
  /** The picture alone: where it was taken, by what and when is cut out. */
  readonly bytes: Uint8Array;
}

/** The photograph these bytes are, by their content whatever they are called; a sentence when they are none that can be kept. */
export function readPhoto(bytes: Uint8Array): Photo | string {
  if (bytes.length > LARGEST_PHOTO) return '照片超过 500 KB，请缩小后再上传';
  const photo = readJpeg(bytes) ?? readPng(bytes);
  if (photo === undefined) return '这不是完整的 JPEG 或 PNG 照片，请重新导出后上传';
  const sides = [photo.width, photo.height];
  if (Math.min(...sides) < SHORTEST_SIDE) return `照片太小（${photo.width}×${photo.height}），看不清人，请换一张`;
  if (Math.max(...sides) > LONGEST_SIDE) return `照片太大（${photo.width}×${photo.height}），请缩小后再上传`;
  return photo;
}

/** ITU T.81: segments of a marker and a length, until the scan begins; it ends with EOI. */
function readJpeg(bytes: Uint8Array): Photo | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== 0xd8) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, 2)];
  let size: { width: number; height: number } | undefined;
  for (let at = 2; at + 4 <= bytes.length; ) {
    if (bytes[at] !== 0xff) return undefined;
    const marker = bytes[at + 1] ?? 0;
    const end = at + 2 + view.getUint16(at + 2);
    if (end > bytes.length) return undefined;
    if (isFrame(marker) && end - at >= 9) size = { height: view.getUint16(at + 5), width: view.getUint16(at + 7) };
    if (marker === SCAN) {
      const picture = bytes.subarray(at, endOfImage(bytes));
      return size && picture.length > 0
        ? { kind: 'image/jpeg', ...size, bytes: joined([...kept, picture]) }
        : undefined;
    }
    if (!isAboutThePicture(marker)) kept.push(bytes.subarray(at, end));
    at = end;
  }
  return undefined;
}

const SCAN = 0xda;

/** SOF0 to SOF15, without the tables that stand among them. */
function isFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}

/** APP1 to APP15 but Adobe's color transform (APP14), and comments: Exif, place, camera, thumbnail. */
function isAboutThePicture(marker: number): boolean {
  return (marker >= 0xe1 && marker <= 0xef && marker !== 0xee) || marker === 0xfe;
}

/** Behind the last EOI; what hangs on after it is no picture. */
function endOfImage(bytes: Uint8Array): number {
  for (let at = bytes.length - 2; at > 0; at -= 1) if (bytes[at] === 0xff && bytes[at + 1] === 0xd9) return at + 2;
  return 0;
}

/** ISO/IEC 15948: a signature, then chunks of length, name, content and check, until IEND. */
function readPng(bytes: Uint8Array): Photo | undefined {
  if (SIGNATURE.some((byte, i) => bytes[i] !== byte)) return undefined;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const kept: Uint8Array[] = [bytes.subarray(0, SIGNATURE.length)];
  let size: { width: number; height: number } | undefined;
  for (let at = SIGNATURE.length; at + 12 <= bytes.length; ) {
    const end = at + 12 + view.getUint32(at);
    if (end > bytes.length) return undefined;
    const name = String.fromCharCode(...bytes.subarray(at + 4, at + 8));
    if (name === 'IHDR' && end - at >= 20) size = { width: view.getUint32(at + 8), height: view.getUint32(at + 12) };
    if (CHUNKS.has(name)) kept.push(bytes.subarray(at, end));
    if (name === 'IEND') return size && { kind: 'image/png', ...size, bytes: joined(kept) };
    at = end;
  }
  return undefined;
}

const SIGNATURE = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];

/** What a decoder needs; texts, times and Exif are not among it. */
const CHUNKS: ReadonlySet<string> = new Set(['IHDR', 'PLTE', 'tRNS', 'gAMA', 'cHRM', 'sRGB', 'iCCP', 'IDAT', 'IEND']);

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
