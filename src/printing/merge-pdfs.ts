import { writeSync } from 'node:fs';
import { breath } from '#src/platform/breath.ts';

/**
 * 合并 — several PDFs of our own typesetter as one, in their order, written to an open file from its beginning. Answers its size. It
 * relies on what that typesetter writes: a plain table of contents, no packed objects. One part is in memory at a time.
 */
export async function mergePdfs(fd: number, parts: Iterable<Buffer>): Promise<number> {
  const offsets: number[] = [0, 0, 0];
  const kids: string[] = [];
  let [at, pages] = [0, 0];
  const write = (bytes: Buffer) => {
    writeSync(fd, bytes, 0, bytes.length, at);
    at += bytes.length;
  };
  write(Buffer.from('%PDF-1.7\n%\xe2\xe3\xcf\xd3\n', 'latin1'));
  for (const part of parts) {
    const first = offsets.length - 1;
    const { objects, tree } = objectsOf(part);
    for (const { number, bytes } of objects) {
      offsets[number + first] = at;
      const renumbered = withNumbers(bytes, first);
      write(number === tree ? under(renumbered) : renumbered);
      if (number === tree) pages += Number(/\/Count (\d+)/.exec(bytes.toString('latin1'))?.[1] ?? 0);
    }
    kids.push(`${tree + first} 0 R`);
    await breath();
  }
  offsets[1] = at;
  write(Buffer.from(`1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n`));
  offsets[2] = at;
  write(Buffer.from(`2 0 obj\n<< /Type /Pages /Count ${pages} /Kids [${kids.join(' ')}] >>\nendobj\n`));
  const table = Array.from(offsets, (offset, number) => entry(number === 0 ? undefined : offset)).join('');
  const end = `trailer\n<< /Size ${offsets.length} /Root 1 0 R >>\nstartxref\n${at}\n%%EOF\n`;
  write(Buffer.from(`xref\n0 ${offsets.length}\n${table}${end}`));
  return at;
}

interface PdfObject {
  readonly number: number;
  readonly bytes: Buffer;
}

/** The objects of one PDF, and the number of the root of its pages. */
function objectsOf(pdf: Buffer): { readonly objects: readonly PdfObject[]; readonly tree: number } {
  const end = pdf.subarray(-2048).toString('latin1');
  const start = Number(/startxref\s+(\d+)/.exec(end)?.[1]);
  const lines = pdf.subarray(start).toString('latin1').split('\n');
  const count = Number(/^0 (\d+)/.exec(lines[1] ?? '')?.[1]);
  const root = Number(/\/Root (\d+) 0 R/.exec(end)?.[1]);
  if (!(lines[0] === 'xref' && count > 0 && root > 0)) throw new Error('no PDF of our typesetter');
  const found = lines.slice(2, 2 + count).flatMap((line, number) => {
    return line.endsWith('n ') || /n\s*$/.test(line) ? [{ number, at: Number(line.slice(0, 10)) }] : [];
  });
  found.sort((a, b) => a.at - b.at);
  const objects = found.map(({ number, at }, index) => ({
    number,
    bytes: pdf.subarray(at, found[index + 1]?.at ?? start),
  }));
  const catalog = objects.find(({ number }) => number === root)?.bytes.toString('latin1') ?? '';
  const tree = Number(/\/Pages (\d+) 0 R/.exec(catalog)?.[1]);
  if (!(tree > 0)) throw new Error('a PDF without pages');
  return { objects, tree };
}

/** Every number and reference of an object moved up; the bytes of its stream are left alone. */
function withNumbers(object: Buffer, by: number): Buffer {
  const stream = object.indexOf('stream\n');
  const cut = stream < 0 ? object.length : stream;
  const words = object.subarray(0, cut).toString('latin1');
  const moved = words
    .replace(/^(\d+) 0 obj/, (_, number) => `${Number(number) + by} 0 obj`)
    .replace(/\b(\d+) 0 R\b/g, (_, number) => `${Number(number) + by} 0 R`);
  return Buffer.concat([Buffer.from(moved, 'latin1'), object.subarray(cut)]);
}

/** A part's root of pages hangs under the common one. */
function under(tree: Buffer): Buffer {
  return Buffer.from(tree.toString('latin1').replace('/Type /Pages', '/Type /Pages\n  /Parent 2 0 R'), 'latin1');
}

function entry(offset: number | undefined): string {
  return offset === undefined ? '0000000000 65535 f \n' : `${String(offset).padStart(10, '0')} 00000 n \n`;
}
