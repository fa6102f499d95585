import type { SourceFile } from './source-file.ts';
import { scanPart } from './xlsx-workbook.ts';
import { dressed, plainText, type XmlSink } from './xml-scan.ts';
import type { ZipParts } from './zip-gate.ts';

/** The texts that the cells of a workbook share, by number, in the dress of bytes. */
export interface SharedStrings {
  /** `undefined` when there is none of that number. */
  readonly at: (index: number) => string | undefined;
}

/** All texts in one stretch of bytes: millions of little strings would take five times the memory. */
export async function sharedStrings(file: SourceFile, parts: ZipParts, name: string): Promise<SharedStrings> {
  let bytes: Buffer = Buffer.allocUnsafe(1 << 16);
  let ends = new Float64Array(1 << 12);
  let count = 0;
  let used = 0;
  const add = (text: string) => {
    if (used + text.length > bytes.length) bytes = grown(bytes, used + text.length);
    if (count === ends.length) ends = doubled(ends);
    used += bytes.write(text, used, 'latin1');
    ends[count++] = used;
  };
  await scanPart(file, parts, name, '文字表', new StringSink(add));
  return {
    at: (index) => {
      if (!(index >= 0 && index < count)) return undefined;
      return bytes.toString('latin1', index === 0 ? 0 : ends[index - 1], ends[index]);
    },
  };
}

/** Collects the text of a rich string (`si` or `is`): its runs joined, its phonetic guide left out. */
export class RichText {
  private text = '';
  private inText = false;
  private inPhonetic = false;

  open(element: string): void {
    if (element === 't') this.inText = true;
    else if (element === 'rPh') this.inPhonetic = true;
  }

  close(element: string): void {
    if (element === 't') this.inText = false;
    else if (element === 'rPh') this.inPhonetic = false;
  }

  add(raw: string): void {
    if (this.inText && !this.inPhonetic) this.text += raw;
  }

  take(): string {
    const taken = this.text;
    this.text = '';
    return unescaped(plainText(taken));
  }
}

/** Resolves `_x000D_` and its like (ECMA-376 part 1, 22.9.2.19), by which a workbook writes what XML cannot. */
export function unescaped(text: string): string {
  if (!text.includes('_x')) return text;
  return text.replace(/(?:_x[0-9A-Fa-f]{4}_)+/g, (run) => {
    const units = run.match(/[0-9A-Fa-f]{4}/g) ?? [];
    return dressed(String.fromCharCode(...units.map((unit) => Number.parseInt(unit, 16))));
  });
}

class StringSink implements XmlSink {
  private readonly rich = new RichText();
  private readonly add: (text: string) => void;

  constructor(add: (text: string) => void) {
    this.add = add;
  }

  open = (element: string): void => this.rich.open(element);

  close = (element: string): void => {
    this.rich.close(element);
    if (element === 'si') this.add(this.rich.take());
  };

  text = (raw: string): void => this.rich.add(raw);
}

function grown(bytes: Buffer, needed: number): Buffer {
  const larger = Buffer.allocUnsafe(Math.max(needed, Math.floor(bytes.length * 1.5)));
  bytes.copy(larger);
  return larger;
}

function doubled(ends: Float64Array<ArrayBuffer>): Float64Array<ArrayBuffer> {
  const larger = new Float64Array(ends.length * 2);
  larger.set(ends);
  return larger;
}
