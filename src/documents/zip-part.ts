import { Readable } from 'node:stream';
import { constants, crc32, createInflateRaw } from 'node:zlib';
import { Unreadable } from './refusals.ts';
import { blocksOf, bytesOf, type SourceFile } from './source-file.ts';
import type { ZipPart } from './zip-directory.ts';

/**
 * The bytes of a part, inflated block by block. What comes out is counted and its checksum taken: a part that is not what
 * the directory said is refused, at the first byte too many.
 */
export async function* inflated(file: SourceFile, part: ZipPart): AsyncGenerator<Buffer> {
  const header = bytesOf(file, part.offset, part.offset + 30);
  const start = part.offset + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
  const packed = blocksOf(file, start, start + part.packedSize);
  let size = 0;
  let crc = 0;
  for await (const block of part.method === 0 ? packed : inflatedBlocks(packed, part)) {
    size += block.length;
    if (size > part.size) throw new Unreadable('zip-size-lie', part.name);
    crc = crc32(block, crc);
    yield block;
  }
  if (size !== part.size) throw new Unreadable('zip-size-lie', part.name);
  if (crc !== part.crc) throw new Unreadable('zip-checksum', part.name);
}

async function* inflatedBlocks(packed: Iterable<Buffer>, part: ZipPart): AsyncGenerator<Buffer> {
  const source = Readable.from(packed, { highWaterMark: 2 });
  const inflate = createInflateRaw({ chunkSize: 1 << 18, finishFlush: constants.Z_FINISH });
  source.on('error', (error) => inflate.destroy(error));
  try {
    for await (const block of source.pipe(inflate)) yield block;
  } catch (error) {
    throw error instanceof Unreadable ? error : new Unreadable('zip-part-damaged', part.name);
  } finally {
    source.destroy();
    inflate.destroy();
  }
}
