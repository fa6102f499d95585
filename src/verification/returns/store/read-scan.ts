import { PDFiumLibrary } from '@hyzyla/pdfium';
import sharp from 'sharp';
import { typeOf } from '#src/evidence/file-checks.ts';
import { MOST_PAGES, type PageRange, type ScannedPage, type ScanRefusal } from '../scanned-page.ts';
import { findCode, type GrayPage } from './find-code.ts';

/** A page with its picture, upright, as a JPEG of its own: whatever else the file carried is gone. */
export interface ReadPage extends ScannedPage {
  readonly jpeg: Buffer;
}

export interface ScanReading {
  /** Of the whole file. */
  readonly pages: number;
  readonly read: readonly ReadPage[];
}

/** 识别扫描件 — some pages of one scanned PDF, or the one of a picture. Hostile files are read apart: see `read-scan-apart.ts`. */
export async function readScan(
  bytes: Buffer,
  range: PageRange,
): Promise<ScanReading | { readonly refused: ScanRefusal }> {
  const type = typeOf(bytes);
  if (type === undefined) return { refused: 'not-a-scan' };
  try {
    return type === 'application/pdf' ? await readPdf(bytes, range) : await readPicture(bytes, range);
  } catch {
    return { refused: 'cannot-be-read' };
  }
}

async function readPicture(bytes: Buffer, { from }: PageRange): Promise<ScanReading> {
  if (from > 1) return { pages: 1, read: [] };
  const { data, info } = await sharp(bytes, { limitInputPixels: MOST_PIXELS })
    .rotate() // as the phone held it
    .resize({ width: LONGEST, height: LONGEST, fit: 'inside', withoutEnlargement: true })
    .flatten({ background: '#ffffff' })
    .toColourspace('b-w')
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { pages: 1, read: [await readGray({ data, width: info.width, height: info.height }, 1)] };
}

async function readPdf(
  bytes: Buffer,
  { from, to }: PageRange,
): Promise<ScanReading | { readonly refused: ScanRefusal }> {
  const library = await PDFiumLibrary.init();
  const document = await library.loadDocument(bytes);
  try {
    const pages = document.getPageCount();
    if (pages > MOST_PAGES) return { refused: 'too-many-pages' };
    const read: ReadPage[] = [];
    for (let page = from; page <= Math.min(to, pages); page++) {
      const scanned = document.getPage(page - 1);
      const { originalWidth, originalHeight } = scanned.getOriginalSize();
      const scale = Math.min(DPI / POINTS, LONGEST / Math.max(originalWidth, originalHeight, 1));
      const { data, width, height } = await scanned.render({ scale, colorSpace: 'Gray', render: 'bitmap' });
      read.push(await readGray({ data, width, height }, page));
    }
    return { pages, read };
  } finally {
    document.destroy();
    library.destroy();
  }
}

async function readGray(gray: GrayPage, page: number): Promise<ReadPage> {
  const { code, turned } = await findCode(gray);
  const { data, width, height } = gray;
  const picture = sharp(data, { raw: { width, height, channels: 1 } })
    .rotate(turned)
    .toColourspace('b-w');
  const { data: jpeg, info } = await picture.jpeg({ quality: 60 }).toBuffer({ resolveWithObject: true });
  return { page, code, turned, width: info.width, height: info.height, jpeg };
}

const POINTS = 72;
/** What a code of 20 mm is read well at, and handwriting can still be read by. */
const DPI = 150;
/** Pixels of the longer side: A4 at 240 dpi, as a phone takes it. */
const LONGEST = 2800;
const MOST_PIXELS = 60_000_000;
