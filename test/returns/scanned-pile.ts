import { toString as qrOf } from 'qrcode';
import sharp from 'sharp';

/** How a sheet came through the scanner. */
export interface Mishap {
  /** Degrees, clockwise. */
  readonly askew: number;
  /** Sigma in pixels. */
  readonly blur: number;
  /** Standard deviation, of 255. */
  readonly noise: number;
  /** How much of the paper's edge the scanner lost, of its width. */
  readonly lost: number;
}

/** A4 at 150 dpi. */
const WIDTH = 1240;
const HEIGHT = 1754;
/** 20 mm. */
const CODE = 118;

/** What befalls sheet number so and so: skew within five degrees, each tenth upside down, each seventh on its side, dirt and blur. */
export function mishapOf(seed: number): Mishap {
  const next = diceOf(seed * 7919 + 1);
  const lies = seed % 10 === 0 ? 180 : seed % 7 === 0 ? 90 : 0;
  return { askew: (next() * 2 - 1) * 5 + lies, blur: next(), noise: 6 + next() * 14, lost: next() * 0.03 };
}

/** 扫描页 — a sheet with this code, filled with writing, as a cheap scanner delivers it: a gray JPEG at 150 dpi. */
export async function aScannedSheet(code: string | undefined, seed: number, mishap: Mishap): Promise<Buffer> {
  const next = diceOf(seed * 104729 + 3);
  const words = Array.from({ length: 700 }, (_, at) => {
    const [x, y] = [90 + next() * 1050, 230 + Math.floor(at / 18) * 37 + next() * 6];
    return `<rect x="${x}" y="${y}" width="${4 + next() * 22}" height="${2 + next() * 14}"/>`;
  });
  const lines = Array.from({ length: 41 }, (_, at) => `<rect x="90" y="${222 + at * 37}" width="1060" height="1.5"/>`);
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="${WIDTH}" height="${HEIGHT}">
    <rect width="100%" height="100%" fill="#fff"/>${lines.join('')}${words.join('')}${await codeAt(code)}</svg>`;
  return throughScanner(Buffer.from(page), seed, mishap);
}

/** 过一遍扫描仪 — any page, as a picture of A4 at 150 dpi, with what befell it. */
export async function throughScanner(page: Buffer, seed: number, mishap: Mishap): Promise<Buffer> {
  const next = diceOf(seed * 15485863 + 7);
  const { width: wide = WIDTH, height: high = HEIGHT } = await sharp(page).metadata();
  const edge = Math.round(wide * mishap.lost);
  const flat = await sharp(page)
    .extract({ left: edge, top: 0, width: wide - edge, height: high })
    .rotate(mishap.askew, { background: '#f4f4f4' })
    .toColourspace('b-w')
    .png({ compressionLevel: 0 })
    .toBuffer();
  const blurred = mishap.blur > 0.35 ? sharp(flat).blur(mishap.blur) : sharp(flat);
  const { data, info } = await blurred.toColourspace('b-w').raw().toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at++)
    data[at] = shade((data[at] ?? 0) + (next() + next() - 1) * 2.4 * mishap.noise);
  const { width, height, channels } = info;
  return sharp(data, { raw: { width, height, channels } }).toColourspace('b-w').jpeg({ quality: 60 }).toBuffer();
}

/** 一沓扫描件 — the pages as one PDF, each a picture that fills its page, as copiers write it. */
export async function aScannedPile(pages: readonly Buffer[]): Promise<Buffer> {
  const parts: Buffer[] = [];
  const places: number[] = [];
  let at = 0;
  const put = (...bytes: readonly (string | Buffer)[]) => {
    for (const piece of bytes.map((each) => (typeof each === 'string' ? Buffer.from(each, 'latin1') : each))) {
      parts.push(piece);
      at += piece.length;
    }
  };
  const object = (number: number, ...body: readonly (string | Buffer)[]) => {
    places[number] = at;
    put(`${number} 0 obj\n`, ...body, '\nendobj\n');
  };
  put('%PDF-1.4\n');
  const kids = pages.map((_, page) => `${3 + page * 3} 0 R`).join(' ');
  object(1, '<</Type/Catalog/Pages 2 0 R>>');
  object(2, `<</Type/Pages/Count ${pages.length}/Kids[${kids}]>>`);
  for (const [page, jpeg] of pages.entries()) {
    const { width, height } = await sharp(jpeg).metadata();
    const [across, down] = [(width * 72) / 150, (height * 72) / 150];
    const first = 3 + page * 3;
    const drawn = `q ${across} 0 0 ${down} 0 0 cm /S Do Q`;
    object(
      first,
      `<</Type/Page/Parent 2 0 R/MediaBox[0 0 ${across} ${down}]/Contents ${first + 1} 0 R/Resources<</XObject<</S ${first + 2} 0 R>>>>>>`,
    );
    object(first + 1, `<</Length ${drawn.length}>>stream\n${drawn}\nendstream`);
    const shape = `/Width ${width}/Height ${height}/ColorSpace/DeviceGray/BitsPerComponent 8/Filter/DCTDecode`;
    object(first + 2, `<</Type/XObject/Subtype/Image${shape}/Length ${jpeg.length}>>stream\n`, jpeg, '\nendstream');
  }
  const table = at;
  const entries = places.slice(1).map((place) => `${String(place).padStart(10, '0')} 00000 n \n`);
  put(`xref\n0 ${places.length}\n0000000000 65535 f \n`, ...entries);
  put(`trailer<</Size ${places.length}/Root 1 0 R>>\nstartxref\n${table}\n%%EOF\n`);
  return Buffer.concat(parts);
}

async function codeAt(code: string | undefined): Promise<string> {
  if (code === undefined) return '';
  const drawn = await qrOf(code, { type: 'svg', errorCorrectionLevel: 'M', margin: 2 });
  const box = /viewBox="[^"]*"/.exec(drawn)?.[0] ?? '';
  const inner = drawn.replace(/^[\s\S]*?<svg[^>]*>/, '').replace('</svg>', '');
  return `<svg x="${WIDTH - 90 - CODE}" y="70" width="${CODE}" height="${CODE}" ${box}>${inner}</svg>`;
}

function diceOf(seed: number): () => number {
  let state = (seed % 2147483646) + 1;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

function shade(value: number): number {
  return Math.min(Math.max(value, 0), 255);
}
