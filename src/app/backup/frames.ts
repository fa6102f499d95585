import { createCipheriv, createDecipheriv, createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { Lock } from './lock.ts';
import { BrokenBackup } from './refusals.ts';

/**
 * The outermost layer: a head that names the lock, then frames, each sealed by itself and numbered, the last one marked.
 * A frame lost, doubled, moved or cut off is noticed as surely as a byte that was changed.
 */
const MAGIC = Buffer.from('RENJI-BACKUP-1\n');
const FRAME_BYTES = 1 << 20;
const MOST_FRAME_BYTES = FRAME_BYTES + 16;
const MOST_HEAD_BYTES = 4096;
const LAST = 0x80000000;

export function headOf(lock: Lock): Buffer {
  const json = Buffer.from(JSON.stringify(lock));
  return Buffer.concat([MAGIC, number(json.length), json]);
}

/** The file's bytes: the head, and the plain bytes in sealed frames. */
export async function* framed(plain: AsyncIterable<Buffer>, head: Buffer, key: Buffer): AsyncGenerator<Buffer> {
  yield head;
  let [waiting, bytes, at]: [Buffer[], number, number] = [[], 0, 0];
  for await (const piece of plain) {
    waiting.push(piece);
    bytes += piece.length;
    if (bytes <= FRAME_BYTES) continue;
    const whole = Buffer.concat(waiting);
    let from = 0;
    for (; whole.length - from > FRAME_BYTES; from += FRAME_BYTES)
      yield frame(whole.subarray(from, from + FRAME_BYTES), key, head, at++, false);
    [waiting, bytes] = [[whole.subarray(from)], whole.length - from];
  }
  yield frame(Buffer.concat(waiting), key, head, at, true);
}

/** A backup file that can be read from its first frame as often as need be. */
export interface FramedFile {
  readonly lock: Lock;
  readonly plain: (key: Buffer) => AsyncGenerator<Buffer>;
}

export async function openFrames(path: string): Promise<FramedFile> {
  const source = new FileBytes(path);
  try {
    const head = await readHead(source);
    return { lock: head.lock, plain: (key) => unframed(path, key, head.bytes) };
  } finally {
    await source.close();
  }
}

async function* unframed(path: string, key: Buffer, head: Buffer): AsyncGenerator<Buffer> {
  const source = new FileBytes(path);
  try {
    const again = await source.take(head.length);
    if (!again.equals(head)) throw new BrokenBackup('damaged');
    for (let at = 0, last = false; !last; at++) {
      const length = (await source.take(4)).readUInt32BE();
      last = length >= LAST;
      const bytes = last ? length - LAST : length;
      if (bytes < 16 || bytes > MOST_FRAME_BYTES) throw new BrokenBackup('damaged');
      yield unsealed(await source.take(bytes), key, head, at, last);
    }
    if (!(await source.isAtEnd())) throw new BrokenBackup('damaged');
  } finally {
    await source.close();
  }
}

async function readHead(source: FileBytes): Promise<{ readonly lock: Lock; readonly bytes: Buffer }> {
  const magic = await source.take(MAGIC.length, 'not-a-backup');
  if (!magic.equals(MAGIC)) throw new BrokenBackup('not-a-backup');
  const length = await source.take(4);
  if (length.readUInt32BE() > MOST_HEAD_BYTES) throw new BrokenBackup('damaged');
  const json = await source.take(length.readUInt32BE());
  return { lock: readLock(json.toString()), bytes: Buffer.concat([magic, length, json]) };
}

function readLock(json: string): Lock {
  try {
    const lock: unknown = JSON.parse(json);
    if (typeof lock === 'object' && lock !== null && 'by' in lock && 'salt' in lock && 'key' in lock) {
      const { by, salt, key } = lock;
      if (typeof salt === 'string' && typeof key === 'string' && (by === 'passphrase' || by === 'key-file'))
        return { by, salt, key };
    }
  } catch {
    // said below
  }
  throw new BrokenBackup('damaged');
}

function frame(plain: Buffer, key: Buffer, head: Buffer, at: number, last: boolean): Buffer {
  const cipher = createCipheriv('aes-256-gcm', key, nonceOf(at, last), { authTagLength: 16 });
  cipher.setAAD(digestOf(head));
  const text = cipher.update(plain);
  cipher.final();
  const bytes = text.length + 16;
  return Buffer.concat([number(last ? bytes + LAST : bytes), text, cipher.getAuthTag()]);
}

function unsealed(bytes: Buffer, key: Buffer, head: Buffer, at: number, last: boolean): Buffer {
  const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(at, last), { authTagLength: 16 });
  decipher.setAAD(digestOf(head));
  decipher.setAuthTag(bytes.subarray(bytes.length - 16));
  try {
    return Buffer.concat([decipher.update(bytes.subarray(0, bytes.length - 16)), decipher.final()]);
  } catch {
    throw new BrokenBackup('damaged');
  }
}

/** Each file has a key of its own, so that the number of the frame is enough for a nonce. */
function nonceOf(at: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce[0] = last ? 1 : 0;
  nonce.writeUInt32BE(at, 8);
  return nonce;
}

function digestOf(head: Buffer): Buffer {
  return createHash('sha256').update(head).digest();
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(value);
  return bytes;
}

/** A file read from its beginning, so many bytes at a time. */
class FileBytes {
  private readonly file: ReturnType<typeof open>;

  constructor(path: string) {
    this.file = open(path, 'r').catch(() => {
      throw new BrokenBackup('no-file');
    });
  }

  async take(count: number, refusal: 'damaged' | 'not-a-backup' = 'damaged'): Promise<Buffer> {
    const bytes = Buffer.allocUnsafe(count);
    for (let have = 0; have < count; ) {
      const { bytesRead } = await (await this.file).read(bytes, have, count - have);
      if (bytesRead === 0) throw new BrokenBackup(refusal);
      have += bytesRead;
    }
    return bytes;
  }

  async isAtEnd(): Promise<boolean> {
    return (await (await this.file).read(Buffer.alloc(1), 0, 1)).bytesRead === 0;
  }

  async close(): Promise<void> {
    await this.file.then(
      (file) => file.close(),
      () => {}, // it was never opened, and that has been said
    );
  }
}
