import { closeSync, openSync, writeSync } from 'node:fs';

const CHUNK = 1 << 20;

/** A text file written from front to end in large pieces, so that millions of lines cost little and wait for nobody. */
export class TextFile {
  private readonly fd: number;
  private waiting = '';

  constructor(path: string) {
    this.fd = openSync(path, 'wx');
  }

  write(text: string): void {
    this.waiting += text;
    if (this.waiting.length >= CHUNK) this.flush();
  }

  close(): void {
    this.flush();
    closeSync(this.fd);
  }

  private flush(): void {
    const bytes = Buffer.from(this.waiting, 'utf8');
    this.waiting = '';
    for (let done = 0; done < bytes.length; ) done += writeSync(this.fd, bytes, done);
  }
}

/** One line of a CSV file after RFC 4180. */
export function csvLine(cells: readonly string[]): string {
  let line = '';
  for (let at = 0; at < cells.length; at++) {
    const cell = cells[at] ?? '';
    if (at > 0) line += ',';
    line += needsQuotes(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
  }
  return `${line}\r\n`;
}

function needsQuotes(cell: string): boolean {
  for (let i = 0; i < cell.length; i++) {
    const code = cell.charCodeAt(i);
    if (code === 0x2c || code === 0x22 || code === 0x0a || code === 0x0d) return true;
  }
  return false;
}
