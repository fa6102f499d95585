/** The cells of a row, unpacked anew whenever they are asked for. */
export type PackedRow = () => readonly string[];

const CHUNK = 1 << 20;

/**
 * 收紧的行 — keeps rows as bytes, many in one piece. A county's rosters hold six million cells: each a text of its own they take
 * half a gigabyte of a heap that is swept again and again; as bytes they take what the file takes, and are not swept at all.
 */
export class RowPacker {
  #chunk = Buffer.allocUnsafeSlow(0);
  #at = 0;

  pack(cells: readonly string[]): PackedRow {
    const text = JSON.stringify(cells);
    const length = Buffer.byteLength(text);
    if (this.#at + length > this.#chunk.length) {
      this.#chunk = Buffer.allocUnsafeSlow(Math.max(CHUNK, length));
      this.#at = 0;
    }
    const [chunk, from] = [this.#chunk, this.#at];
    this.#at += chunk.write(text, from);
    return () => JSON.parse(chunk.toString('utf8', from, from + length)) as readonly string[]; // packed above
  }
}
