/** The longest body a record may have; what is longer goes on in CONTINUE records. */
const LONGEST_RECORD = 8224;
const CONTINUE = 0x003c;
const LABELSST = 0x00fd;
/** Printable, and the same in every code page. */
const LATIN = /^[\x20-\x7e]*$/;

/** Appends BIFF8 records to a growing file (MS-XLS). */
export class BiffWriter {
  private bytes = Buffer.allocUnsafe(1 << 16);
  private end = 0;
  /** Where the open record began. */
  private start = 0;

  get length(): number {
    return this.end;
  }

  /** Open a record. It is closed by the next, or by `finish`. */
  record(id: number): this {
    this.close();
    this.start = this.end;
    return this.u16(id).u16(0);
  }

  u8(value: number): this {
    this.reserve(1);
    this.bytes[this.end++] = value;
    return this;
  }

  u16(...values: readonly number[]): this {
    this.reserve(2 * values.length);
    for (const value of values) this.end = this.bytes.writeUInt16LE(value, this.end);
    return this;
  }

  u32(value: number): this {
    this.reserve(4);
    this.end = this.bytes.writeUInt32LE(value, this.end);
    return this;
  }

  f64(value: number): this {
    this.reserve(8);
    this.end = this.bytes.writeDoubleLE(value, this.end);
    return this;
  }

  /** A whole record: a cell and the number of its text. In one go, because there are millions of them. */
  label(row: number, column: number, look: number, text: number): void {
    this.close();
    this.reserve(14);
    const { bytes, end } = this;
    this.start = end;
    bytes.writeUInt32LE(LABELSST, end);
    bytes.writeUInt16LE(row, end + 4);
    bytes.writeUInt16LE(column, end + 6);
    bytes.writeUInt16LE(look, end + 8);
    bytes.writeUInt32LE(text, end + 10);
    this.end = end + 14;
  }

  /** Characters without a length before them. */
  text(text: string): this {
    this.reserve(2 * text.length);
    this.end += this.bytes.write(text, this.end, 'utf16le');
    return this;
  }

  /** A string of the shared table: it goes on in another record where this one is full, but never within its own head. */
  shared(text: string): this {
    if (this.room() < 5) this.record(CONTINUE);
    if (text.length <= this.room() - 3 && LATIN.test(text)) return this.latin(text);
    this.u16(text.length).u8(1);
    for (let at = 0; at < text.length; ) {
      if (this.room() < 2) this.record(CONTINUE).u8(1);
      const taken = Math.min(text.length - at, this.room() >> 1);
      this.text(text.slice(at, at + taken));
      at += taken;
    }
    return this;
  }

  /** A byte for a character where that is enough: numbers and phones are half of what a register holds. */
  private latin(text: string): this {
    this.u16(text.length).u8(0).reserve(text.length);
    this.end += this.bytes.write(text, this.end, 'latin1');
    return this;
  }

  /** Write a number over an earlier place. */
  patch(at: number, value: number): void {
    this.bytes.writeUInt32LE(value, at);
  }

  finish(): Buffer {
    this.close();
    return this.bytes.subarray(0, this.end);
  }

  private room(): number {
    return LONGEST_RECORD - (this.end - this.start - 4);
  }

  private close(): void {
    if (this.end > 0) this.bytes.writeUInt16LE(this.end - this.start - 4, this.start + 2);
  }

  private reserve(more: number): void {
    if (this.end + more <= this.bytes.length) return;
    const wider = Buffer.allocUnsafe(2 * this.bytes.length + more);
    this.bytes.copy(wider, 0, 0, this.end);
    this.bytes = wider;
  }
}
