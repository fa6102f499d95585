import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { constants, createGunzip, createGzip } from 'node:zlib';
import { BrokenBackup } from './refusals.ts';

/** 备份清单 — what one table holds. The digest is of its rows in the order of their keys. */
export interface TableCount {
  readonly rows: number;
  readonly sha256: string;
}

export interface Head {
  readonly takenAt: string;
  /** Every migration that the database had seen, with the hash of its text. */
  readonly migrations: readonly { readonly name: string; readonly hash: string }[];
}

/** What lies in a backup, in this order: head, maybe a key file, tables, manifest. */
export type Item =
  | { readonly kind: 'head'; readonly head: Head }
  | { readonly kind: 'key-file'; readonly text: string }
  | { readonly kind: 'table'; readonly table: string; readonly columns: readonly string[] }
  | { readonly kind: 'rows'; readonly bytes: Buffer }
  | { readonly kind: 'end'; readonly table: string; readonly count: TableCount }
  | { readonly kind: 'manifest'; readonly tables: Readonly<Record<string, TableCount>> };

/** Fast: most of a register is sealed, and what is sealed cannot be made smaller. */
const LEVEL = constants.Z_BEST_SPEED;
const SAID = 0;
const ROWS = 1;
const MOST_BYTES = 1 << 28;

export async function* packed(items: AsyncIterable<Item>): AsyncGenerator<Buffer> {
  const gzip = createGzip({ level: LEVEL });
  const done = pipeline(Readable.from(written(items)), gzip);
  done.catch(() => {}); // the reader below meets the same error
  for await (const piece of gzip) yield piece as Buffer; // a stream of bytes
  await done;
}

export async function* unpacked(bytes: AsyncIterable<Buffer>): AsyncGenerator<Item> {
  const gunzip = createGunzip();
  const done = pipeline(Readable.from(bytes), gunzip);
  done.catch(() => {}); // the reader below meets the same error
  try {
    yield* read(new Bytes(gunzip));
    await done;
  } catch (error) {
    if (error instanceof Error && 'code' in error && String(error.code).startsWith('Z_'))
      throw new BrokenBackup('damaged');
    throw error;
  } finally {
    gunzip.destroy();
  }
}

async function* written(items: AsyncIterable<Item>): AsyncGenerator<Buffer> {
  for await (const item of items) {
    const isRows = item.kind === 'rows';
    const body = isRows ? item.bytes : Buffer.from(JSON.stringify(item));
    const start = Buffer.alloc(5);
    start[0] = isRows ? ROWS : SAID;
    start.writeUInt32BE(body.length, 1);
    yield start;
    yield body;
  }
}

/** Counts and digests as it reads: what the file says of itself must be so. */
async function* read(bytes: Bytes): AsyncGenerator<Item> {
  let hash = createHash('sha256');
  let isWhole = false;
  for (let start = await bytes.take(5); start !== undefined; start = await bytes.take(5)) {
    const length = start.readUInt32BE(1);
    const body = length > MOST_BYTES ? undefined : await bytes.take(length);
    if (body === undefined || isWhole) throw new BrokenBackup('damaged');
    if (start[0] === ROWS) {
      hash.update(body);
      yield { kind: 'rows', bytes: body };
      continue;
    }
    const item = JSON.parse(body.toString()) as Item; // authentic: its frame opened with the key
    if (item.kind === 'table') hash = createHash('sha256');
    if (item.kind === 'end' && item.count.sha256 !== hash.digest('hex')) throw new BrokenBackup('damaged');
    isWhole = item.kind === 'manifest';
    yield item;
  }
  if (!isWhole) throw new BrokenBackup('damaged');
}

/** Bytes as they come, taken in pieces of any size. */
class Bytes {
  private readonly source: AsyncIterator<Buffer>;
  private rest: Buffer = Buffer.alloc(0);

  constructor(source: AsyncIterable<Buffer>) {
    this.source = source[Symbol.asyncIterator]();
  }

  /** `undefined` at the very end. */
  async take(count: number): Promise<Buffer | undefined> {
    const pieces = [this.rest];
    let have = this.rest.length;
    while (have < count) {
      const next = await this.source.next();
      if (next.done === true) {
        if (have > 0) throw new BrokenBackup('damaged');
        return count === 0 ? this.rest : undefined;
      }
      pieces.push(next.value);
      have += next.value.length;
    }
    const whole = pieces.length === 1 ? this.rest : Buffer.concat(pieces);
    this.rest = whole.subarray(count);
    return whole.subarray(0, count);
  }
}
