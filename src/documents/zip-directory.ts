import { Unreadable } from './refusals.ts';
import { bytesOf, type SourceFile } from './source-file.ts';

/** One part of a ZIP archive, as its central directory tells it; none of it is to be believed before it is checked. */
export interface ZipPart {
  readonly name: string;
  readonly method: number;
  readonly encrypted: boolean;
  readonly crc: number;
  readonly packedSize: number;
  readonly size: number;
  /** Where its local header begins. */
  readonly offset: number;
}

/** More parts than any workbook has; the directory of a hostile one is not even read through. */
const MOST_PARTS = 2000;
const LARGEST_DIRECTORY = 4 << 20;

/** The central directory of the archive (PKWARE APPNOTE 4.3.12–4.3.16), ZIP64 included. */
export function zipDirectory(file: SourceFile): ZipPart[] {
  const end = endRecord(file);
  if (end.count > MOST_PARTS || end.size > LARGEST_DIRECTORY) throw new Unreadable('zip-too-many-parts');
  if (end.offset + end.size > file.size) throw new Unreadable('zip-damaged');
  const directory = bytesOf(file, end.offset, end.offset + end.size);
  const parts: ZipPart[] = [];
  let at = 0;
  while (parts.length < end.count) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== 0x02014b50) throw new Unreadable('zip-damaged');
    const next =
      at + 46 + directory.readUInt16LE(at + 28) + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
    if (next > directory.length) throw new Unreadable('zip-damaged');
    parts.push(partAt(directory.subarray(at, next)));
    at = next;
  }
  if (at !== directory.length) throw new Unreadable('zip-damaged');
  return parts;
}

function partAt(entry: Buffer): ZipPart {
  const nameEnd = 46 + entry.readUInt16LE(28);
  const extra = entry.subarray(nameEnd, nameEnd + entry.readUInt16LE(30));
  const [size = 0, packedSize = 0, offset = 0] = widened(
    [entry.readUInt32LE(24), entry.readUInt32LE(20), entry.readUInt32LE(42)],
    extra,
  );
  return {
    name: entry.toString('utf8', 46, nameEnd),
    method: entry.readUInt16LE(10),
    encrypted: (entry.readUInt16LE(8) & 0x2041) !== 0,
    crc: entry.readUInt32LE(16),
    packedSize,
    size,
    offset,
  };
}

/** Figures that did not fit into 32 bits stand in the ZIP64 extra field, in this order. */
function widened(figures: readonly number[], extra: Buffer): number[] {
  let wide = Buffer.alloc(0);
  for (let at = 0; at + 4 <= extra.length; at += 4 + extra.readUInt16LE(at + 2)) {
    if (extra.readUInt16LE(at) === 1) wide = Buffer.from(extra.subarray(at + 4, at + 4 + extra.readUInt16LE(at + 2)));
  }
  let at = 0;
  return figures.map((figure) => {
    if (figure !== 0xffffffff || at + 8 > wide.length) return figure;
    at += 8;
    return Number(wide.readBigUInt64LE(at - 8));
  });
}

function endRecord(file: SourceFile): { count: number; size: number; offset: number } {
  const tailStart = Math.max(0, file.size - 65_557);
  const tail = bytesOf(file, tailStart, file.size);
  const at = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]));
  if (at < 0 || at + 22 > tail.length) throw new Unreadable('zip-cut-off');
  const figures = {
    count: tail.readUInt16LE(at + 10),
    size: tail.readUInt32LE(at + 12),
    offset: tail.readUInt32LE(at + 16),
  };
  if (at < 20 || tail.readUInt32LE(at - 20) !== 0x07064b50) return figures;
  const record = Number(tail.readBigUInt64LE(at - 12));
  const wide = bytesOf(file, record, record + 56);
  if (wide.length < 56 || wide.readUInt32LE(0) !== 0x06064b50) throw new Unreadable('zip-damaged');
  const [count = 0, size = 0, offset = 0] = [32, 40, 48].map((place) => Number(wide.readBigUInt64LE(place)));
  return { count, size, offset };
}
