import { Unreadable } from './refusals.ts';

/** A record of a BIFF8 workbook stream (MS-XLS 2.3): its number and its bytes. */
export interface BiffRecord {
  readonly id: number;
  readonly data: Buffer;
}

/** Record numbers, by the names of MS-XLS. */
export const RECORD = {
  FORMULA: 0x06,
  EOF: 0x0a,
  DATE1904: 0x22,
  FILEPASS: 0x2f,
  CONTINUE: 0x3c,
  BOUNDSHEET: 0x85,
  MULRK: 0xbd,
  RSTRING: 0xd6,
  XF: 0xe0,
  SST: 0xfc,
  LABELSST: 0xfd,
  SUPBOOK: 0x1ae,
  NUMBER: 0x203,
  LABEL: 0x204,
  BOOLERR: 0x205,
  STRING: 0x207,
  RK: 0x27e,
  FORMAT: 0x41e,
  BOF: 0x809,
} as const;

/** The records of one substream, from its BOF to its EOF; charts nested in it are passed over. */
export function* substream(stream: Buffer, from: number): Generator<BiffRecord> {
  let depth = 0;
  for (let at = from; ; ) {
    if (at + 4 > stream.length) throw new Unreadable('biff-cut-off');
    const id = stream.readUInt16LE(at);
    const end = at + 4 + stream.readUInt16LE(at + 2);
    if (end > stream.length) throw new Unreadable('biff-cut-off');
    if (at === from && id !== RECORD.BOF) throw damaged('工作表开头', at);
    if (id === RECORD.BOF) depth++;
    if (depth === 1) yield { id, data: stream.subarray(at + 4, end) };
    if (id === RECORD.EOF && --depth === 0) return;
    at = end;
  }
}

/** A refusal that names the record which cannot be read. */
export function damaged(what: string, at: number): Unreadable {
  return new Unreadable('biff-damaged', at > 0 ? `${what}，位置 ${at}` : what);
}

/** Reads the strings of BIFF8 (MS-XLS 2.5.293), which run on from record to record. */
export class BiffText {
  private readonly blocks: readonly Buffer[];
  private block = 0;
  private at: number;

  constructor(blocks: readonly Buffer[], from: number) {
    this.blocks = blocks;
    this.at = from;
  }

  /** A string with its length before it, one byte or two. */
  next(lengthBytes: 1 | 2): string {
    this.enterBlock();
    const length = this.number(lengthBytes);
    const flags = this.number(1);
    const runs = flags & 8 ? this.number(2) : 0;
    const phonetic = flags & 4 ? this.number(4) : 0;
    const text = this.characters(length, (flags & 1) !== 0);
    this.skip(runs * 4 + phonetic);
    return text;
  }

  private characters(length: number, wide: boolean): string {
    let text = '';
    let isWide = wide;
    for (let left = length; left > 0; ) {
      if (this.left() === 0) {
        this.enterBlock();
        // A string that runs on says anew whether its characters take one byte or two.
        isWide = (this.number(1) & 1) !== 0;
      }
      const take = Math.min(left, Math.floor(this.left() / (isWide ? 2 : 1)));
      if (take === 0) throw damaged('文字', this.at);
      const end = this.at + take * (isWide ? 2 : 1);
      text += this.current().toString(isWide ? 'utf16le' : 'latin1', this.at, end);
      this.at = end;
      left -= take;
    }
    return text;
  }

  private number(bytes: number): number {
    if (this.left() < bytes) throw damaged('文字', this.at);
    this.at += bytes;
    return this.current().readUIntLE(this.at - bytes, bytes);
  }

  private skip(bytes: number): void {
    for (let rest = bytes; rest > 0; ) {
      this.enterBlock();
      const step = Math.min(rest, this.left());
      this.at += step;
      rest -= step;
    }
  }

  private enterBlock(): void {
    while (this.left() === 0) {
      if (++this.block >= this.blocks.length) throw damaged('文字', this.at);
      this.at = 0;
    }
  }

  private left(): number {
    return this.current().length - this.at;
  }

  private current(): Buffer {
    return this.blocks[this.block] ?? NOTHING;
  }
}

const NOTHING = Buffer.alloc(0);
