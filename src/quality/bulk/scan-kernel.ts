import { assembled } from './assembler.ts';
import { BASIS, PRIME } from './key-hash.ts';

/**
 * The scanner's inner loop for sixteen bytes at a time. It does what `RowScanner` does to a row without quotes that ends
 * before the data do, and answers -1 to any other; a test holds the two equal. The rows must lie in its memory, at `TEXT`.
 */
export const MOST_COLUMNS = 4095;
const [STARTS, ENDS, CHANGED, HASHES, WANTED, CHANGES, FILLED, TEXT] = [
  ...[0, 0x4000, 0x8000, 0xc000],
  ...[0x10000, 0x11000, 0x11004, 0x12000],
] as const;
/** What may be read beyond the last byte of the text, and is not looked at. */
const SLACK = 64;
const PAGE = 0x10000;

const SCAN = `(func (export "scan") (param $at i32) (param $limit i32) (param $columns i32) (param $delimiter i32) (result i32)
  (local $i i32) (local $bits i32) (local $stop i32) (local $what i32) (local $start i32) (local $end i32) (local $length i32)
  (local $column i32) (local $above i32) (local $changes i32) (local $filled i32) (local $k i32) (local $rest i32)
  (local $hash i32)
  (local $here v128) (local $delimiters v128) (local $ends v128) (local $quotes v128)
  (local.set $delimiters (i8x16.splat (local.get $delimiter)))
  (local.set $ends (i8x16.splat (i32.const 10)))
  (local.set $quotes (i8x16.splat (i32.const 34)))
  (local.set $i (local.get $at))
  (local.set $start (local.get $at))
  (local.set $columns (i32.shl (local.get $columns) (i32.const 2)))
  (loop $sixteen
    (if (i32.gt_s (i32.add (local.get $i) (i32.const 16)) (local.get $limit)) (then (return (i32.const -1))))
    (local.set $here (v128.load offset=${TEXT} (local.get $i)))
    (local.set $bits (i8x16.bitmask (v128.or
      (v128.or (i8x16.eq (local.get $here) (local.get $delimiters)) (i8x16.eq (local.get $here) (local.get $ends)))
      (i8x16.eq (local.get $here) (local.get $quotes)))))
    (block $none
      (loop $each
        (br_if $none (i32.eqz (local.get $bits)))
        (local.set $stop (i32.add (local.get $i) (i32.ctz (local.get $bits))))
        (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
        (local.set $what (i32.load8_u offset=${TEXT} (local.get $stop)))
        (local.set $end (local.get $stop))
        (if (i32.ne (local.get $what) (local.get $delimiter)) (then
          (if (i32.eq (local.get $what) (i32.const 34)) (then (return (i32.const -1))))
          (if (i32.gt_s (local.get $stop) (local.get $start)) (then
            (if (i32.eq (i32.load8_u offset=${TEXT - 1} (local.get $stop)) (i32.const 13)) (then
              (local.set $end (i32.sub (local.get $stop) (i32.const 1)))))))))
        (local.set $length (i32.sub (local.get $end) (local.get $start)))
        (local.set $filled (i32.or (local.get $filled) (local.get $length)))
        (if (i32.lt_s (local.get $column) (local.get $columns)) (then
          (local.set $above (i32.load offset=${STARTS} (local.get $column)))
          (block $done
            (block $differs
              (br_if $differs (i32.ne (local.get $length)
                (i32.sub (i32.load offset=${ENDS} (local.get $column)) (local.get $above))))
              (local.set $k (i32.const 0))
              (loop $more
                (local.set $rest (i32.sub (local.get $length) (local.get $k)))
                (br_if $done (i32.eqz (local.get $rest)))
                ;; a bit for each of the next sixteen that differs, and of those only the ones that are the cell's
                (local.set $what (i32.xor (i32.const 65535) (i8x16.bitmask (i8x16.eq
                  (v128.load offset=${TEXT} (i32.add (local.get $start) (local.get $k)))
                  (v128.load offset=${TEXT} (i32.add (local.get $above) (local.get $k)))))))
                (if (i32.lt_s (local.get $rest) (i32.const 16)) (then
                  (br_if $done (i32.eqz (i32.and (local.get $what)
                    (i32.sub (i32.shl (i32.const 1) (local.get $rest)) (i32.const 1)))))
                  (br $differs)))
                (br_if $differs (local.get $what))
                (local.set $k (i32.add (local.get $k) (i32.const 16)))
                (br $more)))
            (local.set $k (i32.shr_u (local.get $column) (i32.const 2)))
            (i32.store offset=${CHANGED} (local.get $changes) (local.get $k))
            (local.set $changes (i32.add (local.get $changes) (i32.const 4)))
            (br_if $done (i32.eqz (i32.load8_u offset=${WANTED} (local.get $k))))
            ;; what \`hashOfPart\` answers: four bytes at a time, the last four overlapping the ones before
            (local.set $hash (i32.xor (i32.const ${BASIS}) (local.get $length)))
            (local.set $k (local.get $start))
            (block $hashed
              (if (i32.lt_s (local.get $length) (i32.const 4)) (then
                (loop $bytes
                  (br_if $hashed (i32.eq (local.get $k) (local.get $end)))
                  (local.set $hash (i32.xor
                    (i32.mul (i32.xor (local.get $hash) (i32.load8_u offset=${TEXT} (local.get $k))) (i32.const ${PRIME}))
                    (i32.shr_u (local.get $hash) (i32.const 15))))
                  (local.set $k (i32.add (local.get $k) (i32.const 1)))
                  (br $bytes))))
              (local.set $rest (i32.sub (local.get $end) (i32.const 4)))
              (loop $words
                (if (i32.gt_s (local.get $k) (local.get $rest)) (then (local.set $k (local.get $rest))))
                (local.set $hash (i32.xor
                  (i32.mul (i32.xor (local.get $hash) (i32.load offset=${TEXT} (local.get $k))) (i32.const ${PRIME}))
                  (i32.shr_u (local.get $hash) (i32.const 15))))
                (local.set $k (i32.add (local.get $k) (i32.const 4)))
                (br_if $words (i32.lt_s (local.get $k) (local.get $end)))))
            (i32.store offset=${HASHES} (local.get $column) (local.get $hash)))))
        (i32.store offset=${STARTS} (local.get $column) (local.get $start))
        (i32.store offset=${ENDS} (local.get $column) (local.get $end))
        (if (i32.lt_s (local.get $column) (local.get $columns)) (then
          (local.set $column (i32.add (local.get $column) (i32.const 4)))))
        (local.set $start (i32.add (local.get $stop) (i32.const 1)))
        (if (i32.eq (i32.load8_u offset=${TEXT} (local.get $stop)) (i32.const 10)) (then
          ;; the row has ended; the columns it has not are empty
          (block $all
            (loop $missing
              (br_if $all (i32.eq (local.get $column) (local.get $columns)))
              (if (i32.ne (i32.load offset=${STARTS} (local.get $column)) (i32.load offset=${ENDS} (local.get $column))) (then
                (i32.store offset=${CHANGED} (local.get $changes) (i32.shr_u (local.get $column) (i32.const 2)))
                (local.set $changes (i32.add (local.get $changes) (i32.const 4)))))
              (i32.store offset=${STARTS} (local.get $column) (local.get $start))
              (i32.store offset=${ENDS} (local.get $column) (local.get $start))
              (i32.store offset=${HASHES} (local.get $column) (i32.const ${BASIS}))
              (local.set $column (i32.add (local.get $column) (i32.const 4)))
              (br $missing)))
          (i32.store offset=${CHANGES} (i32.const 0) (i32.shr_u (local.get $changes) (i32.const 2)))
          (i32.store offset=${FILLED} (i32.const 0) (local.get $filled))
          (return (local.get $start))))
        (br $each)))
    (local.set $i (i32.add (local.get $i) (i32.const 16)))
    (br $sixteen))
  (i32.const -1))`;

/** The platform's, as far as we need it. */
declare const WebAssembly: {
  readonly Module: new (bytes: Uint8Array) => object;
  readonly Memory: new (size: { initial: number }) => { readonly buffer: ArrayBuffer; grow(pages: number): number };
  readonly Instance: new (module: object, imports: object) => { readonly exports: { readonly scan: Scan } };
};

type Scan = (at: number, limit: number, columns: number, delimiter: number) => number;

/** The kernel and its memory. One scanner at a time may use it. */
export class ScanKernel {
  readonly #memory = new WebAssembly.Memory({ initial: 2 });
  readonly scan: Scan;
  /** By column, as in `RowScanner`. They are made anew when the memory grows. */
  starts = new Int32Array(0);
  ends = new Int32Array(0);
  changed = new Int32Array(0);
  hashes = new Int32Array(0);
  wanted = new Uint8Array(0);
  #said = new Int32Array(0);

  constructor() {
    const module = new WebAssembly.Module(assembled(SCAN));
    this.scan = new WebAssembly.Instance(module, { row: { memory: this.#memory } }).exports.scan;
    this.#look();
  }

  /** Where so many bytes of rows are to be written to be scanned. What was there before is no longer to be used. */
  room(bytes: number): Uint8Array<ArrayBuffer> {
    const missing = TEXT + bytes + SLACK - this.#memory.buffer.byteLength;
    if (missing > 0) {
      this.#memory.grow(Math.ceil(missing / PAGE));
      this.#look();
    }
    return new Uint8Array(this.#memory.buffer, TEXT, bytes);
  }

  /** Do these bytes lie where the kernel looks for them? */
  holds(bytes: Uint8Array): boolean {
    return bytes.buffer === this.#memory.buffer && bytes.byteOffset === TEXT;
  }

  /** Of the row last scanned: how many columns differ from those above, and whether there is anything in it. */
  get changes(): number {
    return this.#said[0] as number;
  }

  get isEmpty(): boolean {
    return this.#said[1] === 0;
  }

  #look(): void {
    const { buffer } = this.#memory;
    this.starts = new Int32Array(buffer, STARTS, MOST_COLUMNS + 1);
    this.ends = new Int32Array(buffer, ENDS, MOST_COLUMNS + 1);
    this.changed = new Int32Array(buffer, CHANGED, MOST_COLUMNS);
    this.hashes = new Int32Array(buffer, HASHES, MOST_COLUMNS + 1);
    this.wanted = new Uint8Array(buffer, WANTED, MOST_COLUMNS + 1);
    this.#said = new Int32Array(buffer, CHANGES, 2);
  }
}
