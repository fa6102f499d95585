import { closeSync, readSync, writeSync } from 'node:fs';
import { openNameless } from './temporary-file.ts';

const IN_MEMORY = 48 << 20;
const PIECE = 1 << 20;

/** Text that is collected now and said later: in memory while it is small, in a nameless file beyond that. */
export class Spool {
  #text: string[] = [];
  #length = 0;
  #pieces: Buffer[] = [];
  #held = 0;
  #fd = -1;
  #written = 0;

  add(text: string): void {
    this.#text.push(text);
    this.#length += text.length;
    if (this.#length >= PIECE) this.#pack();
  }

  /** Everything added, in pieces, in order. */
  *read(): Generator<Buffer> {
    this.#pack();
    for (let at = 0; at < this.#written; ) {
      const piece = Buffer.allocUnsafe(Math.min(PIECE, this.#written - at));
      at += readSync(this.#fd, piece, 0, piece.length, at);
      yield piece;
    }
    yield* this.#pieces;
  }

  close(): void {
    if (this.#fd >= 0) closeSync(this.#fd);
    this.#fd = -1;
    this.#pieces = [];
  }

  #pack(): void {
    const piece = Buffer.from(this.#text.join(''), 'utf8');
    this.#text = [];
    this.#length = 0;
    this.#pieces.push(piece);
    this.#held += piece.length;
    if (this.#held < IN_MEMORY) return;
    if (this.#fd < 0) this.#fd = openNameless();
    for (const held of this.#pieces) for (let at = 0; at < held.length; ) at += writeSync(this.#fd, held, at);
    this.#written += this.#held;
    this.#pieces = [];
    this.#held = 0;
  }
}
