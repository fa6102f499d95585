import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { assembled } from './assembler.ts';
import { RowScanner } from './row-scanner.ts';
import { ScanKernel } from './scan-kernel.ts';

const COLUMNS = 5;
const WANTED = Uint8Array.of(1, 1, 0, 1, 1, 0);

describe('the kernel finds the cells that the plain scanner finds', () => {
  test('in any text, and names every cell that differs from the one above', () => {
    const kernel = new ScanKernel();
    fc.assert(
      fc.property(aTable(), (text) => {
        expect(scanned(text, kernel)).toEqual(scanned(text, undefined));
      }),
      { numRuns: 500 },
    );
  });

  test('when a longer text makes its memory grow', () => {
    const kernel = new ScanKernel();
    const rows = Array.from({ length: 20_000 }, (_, i) => `${i},某某,${'地'.repeat(i % 30)},${i % 7},是\n`).join('');
    expect(scanned('1,2,3,4,5\n', kernel)).toEqual(scanned('1,2,3,4,5\n', undefined));
    expect(scanned(rows, kernel)).toEqual(scanned(rows, undefined));
  });
});

test('an instruction that the assembler does not know is said at once', () => {
  expect(() => assembled('(func (export "scan") (result i32) (i32.rotl))')).toThrow('i32.rotl');
});

/** Rows that often repeat the one above; cells short and long, empty and quoted; line ends of both kinds, also missing. */
function aTable(): fc.Arbitrary<string> {
  const cell = fc.oneof(
    fc.constantFrom(
      '',
      '男',
      '河南省西峡县',
      '411323201503129914',
      'a'.repeat(40),
      `${'b'.repeat(31)}c`,
      '"',
      '"a,b"',
      '"x""y"z',
    ),
    fc.string({ unit: 'binary', maxLength: 20 }),
    // alike but for one byte, wherever it is
    fc
      .tuple(fc.constantFrom(1, 3, 16, 17, 33), fc.nat(33))
      .map(([length, at]) => 'a'.repeat(length).replace(/./g, (a, i) => (i === at % length ? 'b' : a))),
  );
  const row = fc.tuple(fc.array(cell, { maxLength: COLUMNS + 2 }), fc.constantFrom('\n', '\n', '\r\n'), fc.nat(3));
  return fc
    .array(row, { maxLength: 8 })
    .map((rows) => rows.flatMap(([cells, end, again]) => new Array(again + 1).fill(cells.join(',') + end)).join(''));
}

/** What a scanner says of every row. Which unchanged cells it names besides is its own affair. */
function scanned(text: string, kernel: ScanKernel | undefined): unknown {
  const source = new TextEncoder().encode(text);
  const bytes = kernel?.room(source.length) ?? source;
  bytes.set(source);
  const scanner = new RowScanner(COLUMNS, ',', WANTED);
  scanner.begin(bytes, new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength), kernel);
  const rows: unknown[] = [];
  let above: readonly string[] | undefined;
  for (let at = 0; at < bytes.length; ) {
    at = scanner.scan(bytes, at, bytes.length);
    const { starts, ends, escaped, changed, changes, hashes, isEmpty, isCutOff } = scanner;
    const cells = Array.from({ length: COLUMNS }, (_, c) => `${escaped[c]} ${bytes.subarray(starts[c], ends[c])}`);
    const named = new Set(changed.subarray(0, changes));
    const missed = cells.flatMap((cell, c) => (cell === above?.[c] || named.has(c) ? [] : [c]));
    const wanted = Array.from({ length: COLUMNS }, (_, c) => (WANTED[c] === 1 && escaped[c] === 0 ? hashes[c] : 0));
    rows.push({ next: at, cells, missed, wanted, isEmpty, isCutOff });
    above = cells;
  }
  return rows;
}
