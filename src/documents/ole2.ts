import { Unreadable } from './refusals.ts';
import { bytesOf, type SourceFile } from './source-file.ts';

/** An OLE2 compound file (MS-CFB): the little file system in which .xls, .doc and encrypted .xlsx live. */
export interface Ole2 {
  /** Every stream and folder, wherever it lies, by name. */
  readonly names: ReadonlySet<string>;
  /** The bytes of the stream of that name; `undefined` when there is none. */
  readonly stream: (name: string) => Buffer | undefined;
}

const HEADER = 512;
/** Above this, a sector number is a mark: end of chain, free, part of the table itself. */
const LAST_SECTOR = 0xfffffff9;
const NONE = 0xffffffff;

interface Entry {
  readonly name: string;
  readonly type: number;
  readonly start: number;
  readonly size: number;
}

/** Opens a compound file. Refuses one whose tables lead in circles or beyond the end of the file. */
export function openOle2(file: SourceFile): Ole2 {
  const header = bytesOf(file, 0, HEADER);
  if (header.length < HEADER) throw new Unreadable('ole-cut-off');
  const sectorShift = header.readUInt16LE(30);
  if ((sectorShift !== 9 && sectorShift !== 12) || header.readUInt16LE(32) !== 6) throw new Unreadable('ole-damaged');
  const sectors = new Sectors(file, 1 << sectorShift);
  const table = sectors.allocationTable(header);
  const entries = readEntries(sectors.chain(table, header.readUInt32LE(48)));
  const root = entries.find((entry) => entry.type === 5);
  if (!root) throw new Unreadable('ole-damaged');
  const miniCutoff = header.readUInt32LE(56);
  const miniTable = () => uint32s(sectors.chain(table, header.readUInt32LE(60)));
  return {
    names: new Set(entries.map((entry) => entry.name)),
    stream: (name) => {
      const entry = entries.find((other) => other.name === name && other.type === 2);
      if (!entry) return undefined;
      const bytes =
        entry.size < miniCutoff
          ? miniChain(sectors.chain(table, root.start), miniTable(), entry.start)
          : sectors.chain(table, entry.start);
      if (bytes.length < entry.size) throw new Unreadable('ole-cut-off');
      return bytes.subarray(0, entry.size);
    },
  };
}

class Sectors {
  private readonly file: SourceFile;
  private readonly size: number;
  private readonly count: number;

  constructor(file: SourceFile, size: number) {
    this.file = file;
    this.size = size;
    // The last sector may be shorter than a sector: some writers do not fill it up.
    this.count = Math.ceil(file.size / size) - 1;
  }

  allocationTable(header: Buffer): Uint32Array {
    const places = [...uint32s(header.subarray(76, HEADER))];
    const seen = new Set<number>();
    for (let next = header.readUInt32LE(68); next <= LAST_SECTOR; ) {
      if (seen.has(next)) throw new Unreadable('ole-damaged');
      seen.add(next);
      const more = uint32s(this.sector(next));
      places.push(...more.subarray(0, -1));
      next = more.at(-1) ?? NONE;
    }
    return uint32s(Buffer.concat(places.filter((place) => place <= LAST_SECTOR).map((place) => this.sector(place))));
  }

  chain(table: Uint32Array, start: number): Buffer {
    const blocks: Buffer[] = [];
    for (let at = start; at <= LAST_SECTOR; at = table[at] ?? LAST_SECTOR - 1) {
      if (blocks.length > this.count) throw new Unreadable('ole-damaged');
      blocks.push(this.sector(at));
    }
    return Buffer.concat(blocks);
  }

  private sector(number: number): Buffer {
    if (number >= this.count) throw new Unreadable('ole-cut-off');
    return bytesOf(this.file, (number + 1) * this.size, (number + 2) * this.size);
  }
}

function miniChain(container: Buffer, table: Uint32Array, start: number): Buffer {
  const blocks: Buffer[] = [];
  for (let at = start; at <= LAST_SECTOR; at = table[at] ?? NONE) {
    if (blocks.length > table.length) throw new Unreadable('ole-damaged');
    blocks.push(container.subarray(at * 64, at * 64 + 64));
  }
  return Buffer.concat(blocks);
}

function readEntries(directory: Buffer): Entry[] {
  const entries: Entry[] = [];
  for (let at = 0; at + 128 <= directory.length; at += 128) {
    const nameBytes = directory.readUInt16LE(at + 64);
    if (nameBytes < 2 || nameBytes > 64) continue;
    entries.push({
      name: directory.toString('utf16le', at, at + nameBytes - 2),
      type: directory[at + 66] ?? 0,
      start: directory.readUInt32LE(at + 116),
      size: directory.readUInt32LE(at + 120),
    });
  }
  return entries;
}

function uint32s(bytes: Buffer): Uint32Array {
  const numbers = new Uint32Array(bytes.length >> 2);
  for (let at = 0; at < numbers.length; at++) numbers[at] = bytes.readUInt32LE(at * 4);
  return numbers;
}
