import type { FieldName } from '#src/registry/fields.ts';
import type { Key } from '../rule.ts';
import { type Facets, placeOf } from './facets.ts';
import { MOST_VALUES } from './interning.ts';
import { begun, ended, hashOfPart, hashOfText, withPart } from './key-hash.ts';
import { Kinds } from './kinds.ts';
import type { Coding } from './layout.ts';
import { dayAt, SIEVES } from './ordinary.ts';
import type { RowOnDesk } from './row-on-desk.ts';

/**
 * How a register rule's key can be made from the cells of an ordinary row, part by part: an ordinary cell of a field with
 * many values is its own key part byte for byte, a remembered value has the part the rule gave it the first time.
 * `gate` are the other fields that decide whether there is a key at all. Keys of all other rows are asked of the rule.
 */
export interface Recipe {
  readonly parts: readonly FieldName[];
  readonly gate: readonly FieldName[];
  /** Only a group in which this cell is empty for somebody can break the rule. */
  readonly unless?: FieldName;
}

/** The rule is to be asked for the keys of the row. */
export const UNKNOWN = 2;
const KEY = 1;
const NO_KEY = 0;

/** What an ordinary cell stands for: itself, the day it names however it is written, or what its value was learnt to be. */
const [ITSELF, DAY, VALUE] = [0, 1, 2] as const;

/** A recipe with what has been learnt of it: the parts that values stand for, and the gates that let a key through. */
export class CookedRecipe {
  /** Has the row last looked at a key by this recipe? */
  hasKey = false;
  readonly #fields: readonly FieldName[];
  /** By part. */
  readonly #standsFor: Uint8Array;
  readonly #places: Int32Array;
  readonly #columns: Int32Array;
  /** By part, then by number of the value: is it learnt, and the hash of what it stands for. */
  readonly #isKnown: readonly Uint8Array[];
  readonly #hashes: readonly Int32Array[];
  readonly #gates: Kinds;
  readonly #openGates: boolean[] = [];
  readonly #unless: FieldName | undefined;
  readonly #unlessPlace: number;
  #unlessColumn = -1;

  constructor({ parts, gate, unless }: Recipe) {
    this.#fields = parts;
    this.#standsFor = Uint8Array.from(parts, (field) =>
      SIEVES[field] === 'day' ? DAY : SIEVES[field] ? ITSELF : VALUE,
    );
    this.#places = Int32Array.from(parts, placeOf);
    this.#columns = new Int32Array(parts.length).fill(-1);
    const rooms = Array.from(this.#standsFor, (meaning) => (meaning === VALUE ? MOST_VALUES + 1 : 0));
    this.#isKnown = rooms.map((room) => new Uint8Array(room));
    this.#hashes = rooms.map((room) => new Int32Array(room));
    this.#gates = new Kinds(gate);
    this.#unless = unless;
    this.#unlessPlace = unless === undefined ? -1 : placeOf(unless);
  }

  use(facets: Facets): void {
    this.#columns.set(this.#fields.map((field) => facets.columnOf(field) ?? -1));
    this.#unlessColumn = this.#unless === undefined ? -1 : (facets.columnOf(this.#unless) ?? -1);
  }

  /** Can the key of this row be made, or be known to be none, without asking the rule? */
  look({ facets, cells: row }: RowOnDesk): typeof KEY | typeof NO_KEY | typeof UNKNOWN {
    const { numbers } = facets;
    this.hasKey = false;
    let isKnown = true;
    for (let i = 0; i < this.#columns.length; i += 1) {
      const column = this.#columns[i] as number;
      if (column < 0 || row.starts[column] === row.ends[column]) return NO_KEY;
      const number = numbers[this.#places[i] as number] as number;
      const isSure = this.#standsFor[i] === VALUE ? number > 0 && this.#isKnown[i]?.[number] === 1 : number === 1;
      if (!isSure) isKnown = false;
    }
    if (!isKnown || !this.#openGates[this.#gates.kindOf(numbers)]) return UNKNOWN;
    this.hasKey = true;
    return KEY;
  }

  /** The hash of the key the row has. */
  hashOf(rule: number, { facets, cells: row, bytes }: RowOnDesk): number {
    let hash = begun(rule);
    for (let i = 0; i < this.#columns.length; i += 1) {
      const column = this.#columns[i] as number;
      const standsFor = this.#standsFor[i];
      if (standsFor === ITSELF) {
        hash = withPart(hash, row.hashes[column] as number);
      } else if (standsFor === DAY) {
        writeDay(dayAt(bytes, row.starts[column] as number, row.ends[column] as number));
        hash = withPart(hash, hashOfPart(DAY_VIEW, 0, DAY_TEXT.length));
      } else {
        hash = withPart(hash, this.#hashes[i]?.[facets.numbers[this.#places[i] as number] as number] as number);
      }
    }
    return ended(hash);
  }

  /** Could this record be the one that makes its group break the rule? */
  couldBreak({ cells: row, facets }: RowOnDesk): boolean {
    const column = this.#unlessColumn;
    return column < 0 || row.starts[column] === row.ends[column] || facets.numbers[this.#unlessPlace] !== 1;
  }

  /** Learn from the keys the rule gave this row: what its values stand for, and that its gate is open. */
  learn({ facets, text }: RowOnDesk, keys: readonly Key[], { encode }: Coding): void {
    const key = keys.find((candidate) => {
      if (candidate.length !== this.#fields.length) return false;
      return this.#fields.every((_, i) => this.#standsFor[i] !== ITSELF || candidate[i] === this.#cell(i, text));
    });
    if (key === undefined) return;
    const gate = this.#gates.kindOf(facets.numbers);
    if (gate >= 0) this.#openGates[gate] = true;
    for (const [i, place] of this.#places.entries()) {
      const number = facets.numbers[place] as number;
      const [isKnown, hashes] = [this.#isKnown[i], this.#hashes[i]];
      if (this.#standsFor[i] !== VALUE || number < 0 || isKnown === undefined || hashes === undefined) continue;
      isKnown[number] = 1;
      hashes[number] = hashOfText(key[i] ?? '', encode);
    }
  }

  #cell(part: number, text: (column: number) => string): string {
    const column = this.#columns[part] as number;
    return column < 0 ? '' : text(column);
  }
}

/** A day as key parts write it: `2015-03-12`. One after the other, so one place to write it in is enough. */
const DAY_TEXT = new Uint8Array(10).fill(0x2d);
const DAY_VIEW = new DataView(DAY_TEXT.buffer);

function writeDay(day: number): void {
  let rest = day;
  for (const at of [9, 8, 6, 5, 3, 2, 1, 0]) {
    DAY_TEXT[at] = 0x30 + (rest % 10);
    rest = (rest / 10) | 0;
  }
}
