import { areSame } from './interning.ts';
import { hashOfPart } from './key-hash.ts';
import { MOST_COLUMNS, type ScanKernel } from './scan-kernel.ts';

const DOUBLED = 1;
const ODD = 2;
const ONES = 0x01010101;
const SIGNS = 0x80808080 | 0;
const QUOTE = 0x22;
const LF = 0x0a;
const CR = 0x0d;

/** The value of a cell whose bytes are not yet its value. */
export function unescaped(text: string, escaped: number): string {
  if (escaped !== ODD) return text.replaceAll('""', '"');
  const [, quoted = '', behind = ''] = /^"((?:[^"]|"")*)"?(.*)$/s.exec(text) ?? [];
  return quoted.replaceAll('""', '"') + behind;
}

/**
 * Finds the cells of one row after another in delimited UTF-8 bytes (RFC 4180), without making a single string.
 *
 * After `scan`, cell `c` of the row lies at `starts[c]` up to `ends[c]`; cells beyond the row's last are empty, cells
 * beyond the table's last column are passed over. Rows that lie in a kernel's memory are scanned by the kernel, but for
 * those with a quote and the last.
 */
export class RowScanner {
  starts: Int32Array;
  ends: Int32Array;
  /** Not 0 where the cell's bytes are not yet its value: `DOUBLED` quotes, or an `ODD` cell with text behind its quotes. */
  readonly escaped: Uint8Array;
  /**
   * `changes` columns, among them all whose cells do not say, byte for byte, what the cells above them say. Pupils of one
   * class lie together: they are few.
   */
  changed: Int32Array;
  changes = 0;
  /** Of each cell for which it is wanted, `hashOfPart` of its bytes. */
  hashes: Int32Array;
  /** Is the row a blank line or one of empty cells only? */
  isEmpty = true;
  /** Did the data end inside a quoted cell? Everything since the opening quote is then in doubt. */
  isCutOff = false;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #kernel: ScanKernel | undefined;
  #hasAbove = false;
  /** Was the row above one that the kernel left to us? */
  #isOdd = false;
  readonly #delimiter: number;
  readonly #columns: number;
  /** By column: 1 where the hash is wanted. */
  readonly #wanted: Uint8Array;

  constructor(columns: number, delimiter: string, wanted = new Uint8Array(columns + 1)) {
    this.starts = new Int32Array(columns + 1);
    this.ends = new Int32Array(columns + 1);
    this.escaped = new Uint8Array(columns + 1);
    this.changed = new Int32Array(columns + 1);
    this.#delimiter = delimiter.charCodeAt(0);
    this.#columns = columns;
    this.hashes = new Int32Array(columns + 1);
    this.#wanted = wanted;
  }

  /** The rows to come lie in these bytes, and `view` is of them. */
  begin(bytes: Uint8Array, view: DataView, kernel?: ScanKernel): void {
    this.#view = view;
    this.#kernel = this.#columns <= MOST_COLUMNS && kernel?.holds(bytes) ? kernel : undefined;
    if (this.#kernel !== undefined) {
      this.starts = this.#kernel.starts;
      this.ends = this.#kernel.ends;
      this.changed = this.#kernel.changed;
      this.hashes = this.#kernel.hashes;
      this.#kernel.wanted.set(this.#wanted);
    }
    this.passOver();
  }

  /** The row just scanned is no pupil's: the next one is not to be held against it. */
  passOver(): void {
    this.#hasAbove = false;
    this.#isOdd = true;
  }

  /** Find the cells of the row that begins at `at`. Answers where the next row begins; data end at `limit`. */
  scan(bytes: Uint8Array, at: number, limit: number): number {
    const kernel = this.#kernel;
    if (kernel === undefined) return this.#scanPlainly(bytes, at, limit);
    if (this.#isOdd) this.#forget();
    const next = kernel.scan(at, limit, this.#columns, this.#delimiter);
    if (next < 0) {
      this.passOver();
      return this.#scanPlainly(bytes, at, limit);
    }
    this.changes = kernel.changes;
    this.isEmpty = kernel.isEmpty;
    return next;
  }

  /** No cell of the row to come is that of the row above. */
  #forget(): void {
    this.#isOdd = false;
    this.starts.fill(0, 0, this.#columns + 1);
    this.ends.fill(-1, 0, this.#columns + 1);
    this.escaped.fill(0);
  }

  #scanPlainly(bytes: Uint8Array, at: number, limit: number): number {
    const { starts, ends, escaped, changed } = this;
    const view = this.#view;
    const delimiter = this.#delimiter;
    const columns = this.#columns;
    const hasAbove = this.#hasAbove;
    this.#hasAbove = true;
    let isEmpty = true;
    let changes = 0;
    let column = 0;
    let i = at;
    for (;;) {
      let start = i;
      let end: number;
      const above = starts[column] as number;
      const length = (ends[column] as number) - above;
      if (
        hasAbove &&
        escaped[column] === 0 &&
        i + length < limit &&
        bytes[i + length] === delimiter &&
        areSame(view, i, view, above, length + 1)
      ) {
        i += length;
        end = i;
      } else {
        if (column < columns) changed[changes++] = column;
        escaped[column] = 0;
        if (bytes[i] === QUOTE && i < limit) {
          start = i + 1;
          end = this.#closingQuote(bytes, start, limit, column);
          i = end + 1;
          while (i < limit && bytes[i] !== delimiter && bytes[i] !== LF) i += 1;
          const behind = i > end + 1 && bytes[i - 1] === CR && bytes[i] === LF ? i - 1 : i;
          if (behind > end + 1) {
            // Something stands behind the closing quote: the cell is taken from its opening quote on.
            escaped[column] = ODD;
            start -= 1;
            end = behind;
          }
        } else {
          i = cellEnd(bytes, view, i, limit, delimiter);
          end = i < limit && bytes[i] === delimiter ? i : i > start && bytes[i - 1] === CR ? i - 1 : i;
        }
      }
      starts[column] = start;
      ends[column] = end;
      if (end > start) isEmpty = false;
      if (column < columns) column += 1;
      if (i >= limit) break;
      const stop = bytes[i];
      i += 1;
      if (stop === LF) break;
    }
    for (; column < columns; column += 1) {
      starts[column] = i;
      ends[column] = i;
      escaped[column] = 0;
      changed[changes++] = column;
    }
    for (let c = 0; c < changes; c += 1) {
      const at = changed[c] as number;
      if (this.#wanted[at] === 1) this.hashes[at] = hashOfPart(view, starts[at] as number, ends[at] as number);
    }
    this.changes = changes;
    this.isEmpty = isEmpty;
    return Math.min(i, limit);
  }

  #closingQuote(bytes: Uint8Array, from: number, limit: number, column: number): number {
    let i = from;
    for (; i < limit; i += 1) {
      if (bytes[i] !== QUOTE) continue;
      if (i + 1 < limit && bytes[i + 1] === QUOTE) {
        this.escaped[column] = DOUBLED;
        i += 1;
      } else {
        return i;
      }
    }
    this.isCutOff = true;
    return limit;
  }
}

/**
 * Where the cell that begins at `from` ends. Four bytes are looked at in one go: after the exclusive or, a byte is zero
 * where the text has the delimiter or the line end, and subtracting one from each byte carries into its sign bit.
 */
function cellEnd(bytes: Uint8Array, view: DataView, from: number, limit: number, delimiter: number): number {
  const delimiters = delimiter * ONES;
  let i = from;
  for (; i + 4 <= limit; i += 4) {
    const word = view.getInt32(i, true);
    const a = word ^ delimiters;
    const b = word ^ (LF * ONES);
    const found = (((a - ONES) & ~a) | ((b - ONES) & ~b)) & SIGNS;
    if (found !== 0) return i + ((31 - Math.clz32(found & -found)) >> 3);
  }
  while (i < limit && bytes[i] !== delimiter && bytes[i] !== LF) i += 1;
  return i;
}
