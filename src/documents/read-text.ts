import { isUtf8 } from 'node:buffer';
import { DelimitedText, type Delimiter, sniffDelimiter } from './delimited.ts';
import type { Findings } from './findings.ts';
import { refuseDde } from './formulas.ts';
import type { PlainWriter } from './plain-writer.ts';
import { Unreadable } from './refusals.ts';
import { blocksOf, bytesOf, type SourceFile } from './source-file.ts';
import type { PlainTable } from './table.ts';
import { decoderFor } from './text-encoding.ts';
import { wholeCharacters } from './xml-text.ts';

/** UTF-8 text that stays where it is: the table lies in the file itself. */
export interface TextInPlace extends Findings {
  readonly inPlace: PlainTable;
}

const SAMPLE = 4 << 20;

/**
 * Recognizes a text file. UTF-8 is left where it is, however large, and only its beginning is looked at: whoever reads the
 * rows checks the rest. Text of any other encoding, and cells that a program wrapped as `="4113…"`, are written out anew.
 */
export function readText(file: SourceFile, writer: PlainWriter): Findings | TextInPlace {
  const head = bytesOf(file, 0, SAMPLE);
  const encoding = encodingOf(head, file.size);
  const start = encoding.mark;
  const sample = sampleOf(head.subarray(start), encoding.name);
  if (!/\S/.test(sample) && file.size <= SAMPLE) throw new Unreadable('no-cells');
  const announced = /^sep=([,;\t|])\r?\n/.exec(sample);
  const delimiter = (announced?.[1] as Delimiter | undefined) ?? sniffDelimiter(sample);
  const from = start + (encoding.name === 'utf-8' ? (announced?.[0].length ?? 0) : 0);
  const format = `${encoding.title} 编码文本`;
  if (encoding.name !== 'utf-8' || WRAPPED.test(sample) || LONE_RETURN.test(sample)) {
    rewrite(
      file,
      from,
      { encoding: encoding.name, delimiter, skip: announced !== null && encoding.name !== 'utf-8' },
      writer,
    );
    return { format };
  }
  inspectSample(sample.slice(from - start), delimiter, file.size <= SAMPLE);
  return { format, inPlace: { delimiter, start: from, end: file.size } };
}

/** A cell that Excel is told to take as text: `="411323…"`, or quoted as `"=""411323…"""`. */
const WRAPPED = /(^|[,;\t|\n])(="|"="")/;

/** The line end of the old Macintosh, which a plain table has not. */
const LONE_RETURN = /\r[^\n]/;

interface Encoding {
  readonly name: 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';
  readonly title: string;
  /** Bytes of the byte order mark. */
  readonly mark: number;
}

function encodingOf(head: Buffer, size: number): Encoding {
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', title: 'UTF-16', mark: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', title: 'UTF-16', mark: 2 };
  refuseBinary(head);
  const marked = head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf;
  const whole = size > head.length ? head.subarray(0, wholeCharacters(head)) : head;
  if (isUtf8(whole)) return { name: 'utf-8', title: 'UTF-8', mark: marked ? 3 : 0 };
  const broken = firstBroken(whole);
  // Text of another encoding does not pass for dozens of well-formed UTF-8 characters before the first slip.
  if (marked || wideCharacters(whole.subarray(0, broken)) > 20) {
    throw new Unreadable('utf8-damaged', String(lineAt(whole, broken)));
  }
  if (whole.includes(0xff)) throw new Unreadable('not-text');
  return { name: 'gb18030', title: 'GB18030（GBK）', mark: 0 };
}

function refuseBinary(head: Buffer): void {
  const bytes = head.subarray(0, 1 << 16);
  const controls = bytes.filter((byte) => byte !== 0 && byte < 32 && !HARMLESS.has(byte)).length;
  // Half of every Latin letter and line end in UTF-16 is a zero, always the same half.
  const nuls = [0, 1].map((half) => bytes.filter((byte, at) => byte === 0 && at % 2 === half).length);
  if (Math.min(...nuls) === 0 && Math.max(...nuls) > bytes.length / 50) throw new Unreadable('utf16-without-bom');
  if (controls > 0) throw new Unreadable('not-text');
  if (head.includes(0)) throw new Unreadable('has-nul');
}

/** Tab, line feed, vertical tab, form feed, carriage return; and DOS ends a text with 26. */
const HARMLESS = new Set([9, 10, 11, 12, 13, 26]);

function firstBroken(bytes: Buffer): number {
  let good = 0;
  let bad = bytes.length;
  while (bad - good > 1) {
    const middle = (good + bad) >> 1;
    const whole = good + wholeCharacters(bytes.subarray(good, middle));
    if (isUtf8(bytes.subarray(good, whole)) && whole > good) good = whole;
    else if (whole === good && middle - good < 4) return good;
    else bad = middle;
  }
  return good;
}

function wideCharacters(bytes: Buffer): number {
  return [...bytes.toString('utf8')].filter((character) => character > '~').length;
}

function lineAt(bytes: Buffer, at: number): number {
  return bytes.subarray(0, at).toString('latin1').split('\n').length;
}

function sampleOf(head: Buffer, encoding: string): string {
  return new TextDecoder(encoding).decode(head).replace(/\uFFFD$/, '');
}

/** Looks through the beginning for what would make the rows after it unreadable. */
function inspectSample(sample: string, delimiter: Delimiter, isWhole: boolean): void {
  const text = new DelimitedText(delimiter, refuseDdeCells);
  text.push(sample);
  if (isWhole) text.end();
}

function refuseDdeCells(row: number, cells: readonly string[]): void {
  for (const cell of cells) if (cell.includes('|') && /^[=+\-@]/.test(cell)) refuseDde(cell, `第 ${row} 行`);
}

interface Rewriting {
  readonly encoding: Encoding['name'];
  readonly delimiter: Delimiter;
  /** Leave out the first row, `sep=;`, and do not count it. */
  readonly skip: boolean;
}

function rewrite(file: SourceFile, from: number, how: Rewriting, writer: PlainWriter): void {
  const first = how.skip ? 1 : 0;
  writer.beginTable('utf8');
  let rows = 0;
  const text = new DelimitedText(how.delimiter, (number, cells) => {
    refuseDdeCells(number, cells);
    rows = number;
    if (number > first) writer.row(number - first, cells.map(unwrapped));
  });
  for (const piece of decodedPieces(file, from, how.encoding, () => rows + 1)) text.push(piece);
  text.end();
  writer.endTable(undefined);
}

function unwrapped(cell: string): string {
  return /^="([^"]*)"$/.exec(cell)?.[1] ?? cell;
}

function* decodedPieces(
  file: SourceFile,
  from: number,
  encoding: Encoding['name'],
  row: () => number,
): Generator<string> {
  const decoder = decoderFor(encoding);
  const stop = (isEnd: boolean) => {
    if (encoding === 'gb18030') return new Unreadable(isEnd ? 'gbk-half' : 'gbk-damaged', String(row()));
    return encoding === 'utf-8' ? new Unreadable('utf8-damaged', String(row())) : new Unreadable('utf16-damaged');
  };
  for (const block of blocksOf(file, from)) {
    // The decoder takes 0xFF for a character of its own, though GB18030 has no such byte.
    if (encoding === 'gb18030' && block.includes(0xff)) throw stop(false);
    yield attempt(
      () => decoder.decode(block, { stream: true }),
      () => stop(false),
    );
  }
  yield attempt(
    () => decoder.decode(),
    () => stop(true),
  );
}

function attempt(decode: () => string, refusal: () => Unreadable): string {
  try {
    return decode();
  } catch {
    throw refusal();
  }
}
