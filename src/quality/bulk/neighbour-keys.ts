import type { FieldName } from '#src/registry/fields.ts';
import type { Student } from '#src/registry/student.ts';
import { keysOf, type Tally } from '../inspect.ts';
import type { Key, RegisterRule, Setting } from '../rule.ts';
import { type Facets, placeOf } from './facets.ts';
import { hashOfKey, KeyHash } from './key-hash.ts';
import { Kinds } from './kinds.ts';
import type { Coding } from './layout.ts';
import type { NeighbourStore, Place } from './neighbour-store.ts';
import { SIEVES } from './ordinary.ts';
import type { RowScanner } from './row-scanner.ts';

/**
 * How a register rule's key can be made from the cells of an ordinary row, part by part: an ordinary cell of a field with
 * many values is its own key part byte for byte, a remembered value has the part the rule gave it the first time.
 * `gate` are the other fields that decide whether there is a key at all. Keys of all other rows are asked of the rule.
 */
interface Recipe {
  readonly parts: readonly FieldName[];
  readonly gate: readonly FieldName[];
  /** Only a group in which this cell is empty for somebody can break the rule. */
  readonly unless?: FieldName;
}

const RECIPES: Readonly<Record<string, readonly Recipe[]>> = {
  'RN-06': [{ parts: ['schoolCode', 'grade', 'className', 'classRollNumber'], gate: ['recordStatus'] }],
  'RN-07': [{ parts: ['provincialNumber'], gate: ['recordStatus'] }],
  'GU-13': [
    { parts: ['guardian1.phone'], gate: [] },
    { parts: ['guardian2.phone'], gate: [] },
  ],
  'DUP-01': [{ parts: ['idType', 'idNumber'], gate: ['recordStatus'] }],
  'DUP-02': [{ parts: ['name', 'sex', 'birthDate'], gate: ['recordStatus'], unless: 'idNumber' }],
  'DUP-05': [{ parts: ['nationalNumber'], gate: ['recordStatus'] }],
};

/** The row on the desk, as far as making its keys needs it. */
export interface KeyedRow {
  readonly bytes: Uint8Array;
  readonly row: RowScanner;
  readonly facets: Facets;
  /** The record, as far as these fields go. */
  readonly part: (fields: readonly FieldName[]) => Student;
}

/** Makes the keys of one register rule and puts them into the store. */
export class NeighbourKeys {
  readonly #rule: RegisterRule;
  readonly #number: number;
  readonly #recipes: readonly CookedRecipe[];
  readonly #setting: Setting;
  readonly #coding: Coding;
  readonly #hash = new KeyHash();

  constructor(rule: RegisterRule, number: number, setting: Setting, coding: Coding) {
    this.#rule = rule;
    this.#number = number;
    this.#recipes = (RECIPES[rule.code] ?? []).map((recipe) => new CookedRecipe(recipe));
    this.#setting = setting;
    this.#coding = coding;
  }

  get code(): string {
    return this.#rule.code;
  }

  /** Enter the row under each of its keys, and into the rule's tally. */
  enter(desk: KeyedRow, place: Place, store: NeighbourStore, tally: Tally): void {
    if (this.#recipes.length > 0 && this.#enterOrdinary(desk, place, store, tally)) return;
    const keys = keysOf(this.#rule, desk.part(this.#rule.fields), this.#setting);
    if (keys === 'crashed') {
      tally.crashed += 1;
      return;
    }
    if (keys.length > 0) tally.asked += 1;
    for (const key of keys) {
      const { high, low } = hashOfKey(this.#number, key, this.#coding.encode);
      store.add(high, low, this.#number, this.#couldBreak(desk), place);
    }
    for (const recipe of this.#recipes) recipe.learn(desk, keys, this.#coding);
  }

  #enterOrdinary(desk: KeyedRow, place: Place, store: NeighbourStore, tally: Tally): boolean {
    if (!this.#recipes.every((recipe) => recipe.knows(desk))) return false;
    let entered = 0;
    let high = 0;
    let low = 0;
    for (const recipe of this.#recipes) {
      if (recipe.hasNoKey(desk)) continue;
      this.#hash.begin(this.#number);
      recipe.addTo(this.#hash, desk);
      this.#hash.end();
      if (entered > 0 && this.#hash.high === high && this.#hash.low === low) continue;
      ({ high, low } = this.#hash);
      store.add(high, low, this.#number, this.#couldBreak(desk), place);
      entered += 1;
    }
    if (entered > 0) tally.asked += 1;
    return true;
  }

  #couldBreak({ facets, row }: KeyedRow): boolean {
    const unless = this.#recipes[0]?.unless;
    const column = unless === undefined ? undefined : facets.columnOf(unless);
    return (
      column === undefined ||
      row.starts[column] === row.ends[column] ||
      facets.numbers[placeOf(unless ?? 'idNumber')] !== 1
    );
  }
}

/** A recipe with what has been learnt of it: the parts that values stand for, and the gates that let a key through. */
class CookedRecipe {
  readonly unless: FieldName | undefined;
  readonly #parts: readonly FieldName[];
  readonly #partPlaces: Int32Array;
  readonly #gates: Kinds;
  readonly #openGates = new Set<number>();
  /** By part and number of the value: the two lanes of the hash of what it stands for. */
  readonly #hashes: readonly Map<number, readonly [number, number]>[];
  readonly #isRaw: readonly boolean[];

  constructor({ parts, gate, unless }: Recipe) {
    this.unless = unless;
    this.#parts = parts;
    this.#partPlaces = Int32Array.from(parts, placeOf);
    this.#gates = new Kinds(gate);
    this.#hashes = parts.map(() => new Map());
    this.#isRaw = parts.map((field) => SIEVES[field] !== undefined);
  }

  /** Can the key of this row be made, or be known to be none, without asking the rule? */
  knows(desk: KeyedRow): boolean {
    if (this.hasNoKey(desk)) return true;
    const { numbers } = desk.facets;
    for (let i = 0; i < this.#partPlaces.length; i += 1) {
      const number = numbers[this.#partPlaces[i] as number] as number;
      if (this.#isRaw[i] ? number !== 1 : !this.#hashes[i]?.has(number)) return false;
    }
    return this.#openGates.has(this.#gates.kindOf(numbers));
  }

  /** Is a cell of the key empty, or its column missing? */
  hasNoKey({ facets, row }: KeyedRow): boolean {
    return this.#parts.some((field) => {
      const column = facets.columnOf(field);
      return column === undefined || row.starts[column] === row.ends[column];
    });
  }

  addTo(hash: KeyHash, { facets, row, bytes }: KeyedRow): void {
    for (let i = 0; i < this.#parts.length; i += 1) {
      const column = facets.columnOf(this.#parts[i] as FieldName) ?? 0;
      const known = this.#isRaw[i]
        ? undefined
        : this.#hashes[i]?.get(facets.numbers[this.#partPlaces[i] as number] as number);
      if (known) hash.addHash(known[0], known[1]);
      else hash.add(bytes, row.starts[column] as number, row.ends[column] as number);
    }
  }

  /** Learn from the keys the rule gave this row: what its values stand for, and that its gate is open. */
  learn(desk: KeyedRow, keys: readonly Key[], { decode, encode }: Coding): void {
    const { facets, row, bytes } = desk;
    const key = keys.find((candidate) =>
      candidate.every((part, i) => {
        const column = facets.columnOf(this.#parts[i] ?? 'name') ?? -1;
        return !this.#isRaw[i] || part === decode(bytes, row.starts[column] ?? 0, row.ends[column] ?? 0);
      }),
    );
    if (key === undefined || key.length !== this.#parts.length) return;
    const gate = this.#gates.kindOf(facets.numbers);
    if (gate >= 0) this.#openGates.add(gate);
    for (const [i, part] of key.entries()) {
      const number = facets.numbers[this.#partPlaces[i] as number] as number;
      if (this.#isRaw[i] || number < 0) continue;
      const text = encode(part);
      this.#hashes[i]?.set(number, KeyHash.ofPart(text, 0, text.length));
    }
  }
}
