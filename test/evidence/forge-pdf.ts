import { deflateSync } from 'node:zlib';

interface PdfPlan {
  readonly pages?: number;
  /** Into the catalog. */
  readonly catalog?: string;
  /** Objects beside catalog, page tree, pages and their content; the first is number 10. */
  readonly objects?: readonly (string | Buffer)[];
  /** Into the trailer. */
  readonly trailer?: string;
  readonly end?: string;
}

/** A PDF as programs write them, with a table of its objects, and whatever a test puts into it. */
export function aPdf({ pages = 1, catalog = '', objects = [], trailer = '', end = '%%EOF\n' }: PdfPlan = {}): Buffer {
  const first = FIRST_EXTRA + objects.length;
  const kids = Array.from({ length: pages }, (_, i) => `${first + i} 0 R`).join(' ');
  const words = 'BT /F1 18 Tf 72 720 Td (Household register) Tj ET';
  const bodies = new Map<number, string | Buffer>([
    [1, `<< /Type /Catalog /Pages 2 0 R ${catalog} >>`],
    [2, `<< /Type /Pages /Kids [${kids}] /Count ${pages} >>`],
    [3, '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>'],
    [4, aStream(Buffer.from(words), '')],
    ...objects.map((body, i) => [FIRST_EXTRA + i, body] as const),
    ...Array.from({ length: pages }, (_, i) => [first + i, PAGE] as const),
  ]);
  const parts: Buffer[] = [Buffer.from('%PDF-1.5\n%\xe2\xe3\xcf\xd3\n', 'latin1')];
  const places = new Map<number, number>();
  let at = parts[0]?.length ?? 0;
  const put = (piece: Buffer) => {
    parts.push(piece);
    at += piece.length;
  };
  for (const [number, body] of bodies) {
    places.set(number, at);
    put(Buffer.concat([Buffer.from(`${number} 0 obj\n`), Buffer.from(body), Buffer.from('\nendobj\n')]));
  }
  const size = Math.max(...bodies.keys()) + 1;
  const lines = Array.from({ length: size }, (_, number) => {
    const place = places.get(number);
    return place === undefined ? '0000000000 65535 f \n' : `${String(place).padStart(10, '0')} 00000 n \n`;
  });
  const table = at;
  put(Buffer.from(`xref\n0 ${size}\n${lines.join('')}trailer\n<< /Size ${size} /Root 1 0 R ${trailer} >>\n`));
  put(Buffer.from(`startxref\n${table}\n${end}`));
  return Buffer.concat(parts);
}

const FIRST_EXTRA = 10;
const PAGE =
  '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents 4 0 R >>';

/** A stream as it is, or packed. */
export function aStream(content: Buffer, dictionary: string, packed = false): Buffer {
  const bytes = packed ? deflateSync(content) : content;
  const filter = packed ? '/Filter /FlateDecode' : '';
  const head = `<< /Length ${bytes.length} ${filter} ${dictionary} >>\nstream\n`;
  return Buffer.concat([Buffer.from(head), bytes, Buffer.from('\nendstream')]);
}

/** Objects hidden in a packed stream, as newer programs write them. */
export function anObjectStream(number: number, body: string): Buffer {
  const head = `${number} 0 `;
  return aStream(Buffer.from(`${head}${body}`), `/Type /ObjStm /N 1 /First ${head.length}`, true);
}
