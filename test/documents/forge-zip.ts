import { crc32, deflateRawSync } from 'node:zlib';

/** A part of an archive, told as it is unless a lie is put in. */
export interface ForgedPart {
  readonly name: string;
  readonly bytes: Buffer | string;
  /** The deflated bytes, where they are not those of `bytes`. */
  readonly packed?: Buffer;
  readonly stored?: boolean;
  /** What the central directory says instead of the truth. */
  readonly saysSize?: number;
  readonly saysCrc?: number;
  readonly saysOffset?: number;
  readonly saysMethod?: number;
  /** What the local header says instead of the truth. */
  readonly localName?: string;
  readonly localSize?: number;
  readonly flags?: number;
}

/** A ZIP archive with exactly these parts, lies included. */
export function forgeZip(parts: readonly ForgedPart[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const part of parts) {
    const local = localPart(part);
    locals.push(local);
    directory.push(directoryEntry(part, offset));
    offset += local.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(parts.length, 8);
  end.writeUInt16LE(parts.length, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, central, end]);
}

/** The deflated form of `block` repeated, made without ever holding the whole. */
export function deflatedRepeats(block: Buffer, times: number): Buffer {
  const FULL_FLUSH = 3;
  const once = deflateRawSync(block, { finishFlush: FULL_FLUSH, level: 9 });
  return Buffer.concat([...Array<Buffer>(times).fill(once), Buffer.from([3, 0])]);
}

/** The checksum of `block` repeated. */
export function crcOfRepeats(block: Buffer, times: number): number {
  let crc = 0;
  for (let time = 0; time < times; time++) crc = crc32(block, crc);
  return crc;
}

function localPart(part: ForgedPart): Buffer {
  const name = Buffer.from(part.localName ?? part.name, 'utf8');
  const bytes = Buffer.from(part.bytes);
  const packed = packedBytes(part);
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  header.writeUInt16LE(20, 4);
  header.writeUInt16LE(part.flags ?? 0x800, 6);
  header.writeUInt16LE(part.stored ? 0 : (part.saysMethod ?? 8), 8);
  header.writeUInt32LE(part.saysCrc ?? crc32(bytes), 14);
  header.writeUInt32LE(packed.length, 18);
  header.writeUInt32LE(part.localSize ?? part.saysSize ?? bytes.length, 22);
  header.writeUInt16LE(name.length, 26);
  return Buffer.concat([header, name, packed]);
}

function directoryEntry(part: ForgedPart, offset: number): Buffer {
  const name = Buffer.from(part.name, 'utf8');
  const bytes = Buffer.from(part.bytes);
  const entry = Buffer.alloc(46);
  entry.writeUInt32LE(0x02014b50, 0);
  entry.writeUInt16LE(20, 4);
  entry.writeUInt16LE(20, 6);
  entry.writeUInt16LE(part.flags ?? 0x800, 8);
  entry.writeUInt16LE(part.stored ? 0 : (part.saysMethod ?? 8), 10);
  entry.writeUInt32LE(part.saysCrc ?? crc32(bytes), 16);
  entry.writeUInt32LE(packedBytes(part).length, 20);
  entry.writeUInt32LE(part.saysSize ?? bytes.length, 24);
  entry.writeUInt16LE(name.length, 28);
  entry.writeUInt32LE(part.saysOffset ?? offset, 42);
  return Buffer.concat([entry, name]);
}

function packedBytes(part: ForgedPart): Buffer {
  const bytes = Buffer.from(part.bytes);
  return part.packed ?? (part.stored ? bytes : deflateRawSync(bytes));
}
