import { closeSync, openSync, writeSync } from 'node:fs';

const CHUNK = 1 << 20;

/** A text file written from front to end in large pieces, so that millions of lines cost little and wait for nobody. */
export class TextFile {
  private readonly fd: number;
  private readonly waiting = Buffer.allocUnsafe(CHUNK);
  private end = 0;

  constructor(path: string) {
    this.fd = openSync(path, 'wx');
  }

  /** Encoded at once: a long text put together from short ones would have to be taken apart again. */
  write(text: string): void {
    // No character of a string takes more than three bytes.
    if (this.end + 3 * text.length > CHUNK) this.flush();
    if (3 * text.length > CHUNK) this.writeBytes(Buffer.from(text, 'utf8'));
    else this.end += this.waiting.write(text, this.end, 'utf8');
  }

  close(): void {
    this.flush();
    closeSync(this.fd);
  }

  private flush(): void {
    this.writeBytes(this.waiting.subarray(0, this.end));
    this.end = 0;
  }

  private writeBytes(bytes: Uint8Array): void {
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done);
  }
}

/** One line of a CSV file after RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  const plain = cells.some((cell) => SPECIAL.test(cell)) ? cells.map(quoted) : cells;
  return `${plain.join(',')}\r\n`;
}

function quoted(cell: string): string {
  return SPECIAL.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}

const SPECIAL = /[",\r\n]/;
