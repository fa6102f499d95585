import { type FileHandle, open } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

interface Entry {
  readonly name: Buffer;
  readonly start: number;
  readonly crc: number;
  readonly packed: number;
  readonly size: number;
}

/** Beyond this an archive needs the 64-bit records that some spreadsheet programs do not read. */
const LARGEST = 0xffff_ffff;

/** The archive would pass four gigabytes. */
export class ArchiveTooLarge extends Error {}

/**
 * An archive written part by part, each as it comes: a workbook of any length passes through in constant memory.
 * The sizes are put into the headers once they are known, since some readers mistrust archives without them.
 */
export class ZipWriter {
  private readonly file: FileHandle;
  private readonly entries: Entry[] = [];
  private at = 0;

  private constructor(file: FileHandle) {
    this.file = file;
  }

  /** Throws what the operating system says when the file cannot be made. */
  static async create(path: string): Promise<ZipWriter> {
    return new ZipWriter(await open(path, 'w'));
  }

  /** Throws `ArchiveTooLarge`. */
  async add(name: string, texts: Iterable<string | Buffer> | AsyncIterable<string | Buffer>): Promise<void> {
    const start = this.at;
    const entry = { name: Buffer.from(name), start, crc: 0, packed: 0, size: 0 };
    await this.write(localHeader(entry));
    async function* measured() {
      for await (const text of texts) {
        const bytes = typeof text === 'string' ? Buffer.from(text) : text;
        entry.crc = crc32(bytes, entry.crc);
        entry.size += bytes.length;
        yield bytes;
      }
    }
    const source = Readable.from(measured(), { objectMode: false });
    const deflate = createDeflateRaw({ level: 4 });
    source.on('error', (error) => deflate.destroy(error)).pipe(deflate);
    for await (const bytes of deflate) {
      entry.packed += bytes.length;
      await this.write(bytes);
      if (entry.size > LARGEST || this.at > LARGEST) throw new ArchiveTooLarge();
    }
    const header = localHeader(entry);
    await this.file.write(header, 0, header.length, start);
    this.entries.push(entry);
  }

  async finish(): Promise<void> {
    const directory = Buffer.concat(this.entries.map(centralHeader));
    const end = Buffer.alloc(22);
    end.writeUInt32LE(0x06054b50, 0);
    end.writeUInt16LE(this.entries.length, 8);
    end.writeUInt16LE(this.entries.length, 10);
    end.writeUInt32LE(directory.length, 12);
    end.writeUInt32LE(this.at, 16);
    await this.write(Buffer.concat([directory, end]));
    await this.file.close();
  }

  /** Give up: the file is closed, unfinished. */
  async abandon(): Promise<void> {
    await this.file.close();
  }

  private async write(bytes: Buffer): Promise<void> {
    await this.file.write(bytes, 0, bytes.length, this.at);
    this.at += bytes.length;
  }
}

/** Deflated, names in UTF-8, dated 1 January 1980: the same rows make the same file. */
function sharedFields(header: Buffer, at: number, { crc, packed, size, name }: Entry): void {
  header.writeUInt16LE(20, at);
  header.writeUInt16LE(0x0800, at + 2);
  header.writeUInt16LE(8, at + 4);
  header.writeUInt16LE(0, at + 6);
  header.writeUInt16LE(0x21, at + 8);
  header.writeUInt32LE(crc, at + 10);
  header.writeUInt32LE(packed, at + 14);
  header.writeUInt32LE(size, at + 18);
  header.writeUInt16LE(name.length, at + 22);
}

function localHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(30);
  header.writeUInt32LE(0x04034b50, 0);
  sharedFields(header, 4, entry);
  return Buffer.concat([header, entry.name]);
}

function centralHeader(entry: Entry): Buffer {
  const header = Buffer.alloc(46);
  header.writeUInt32LE(0x02014b50, 0);
  header.writeUInt16LE(20, 4);
  sharedFields(header, 6, entry);
  header.writeUInt32LE(entry.start, 42);
  return Buffer.concat([header, entry.name]);
}
