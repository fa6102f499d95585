import { FIELDS, type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Setting } from '../rule.ts';
import { COMPARISONS, Comparer, type Comparison } from './comparisons.ts';
import { areSame, Values } from './interning.ts';
import type { Coding, Layout } from './layout.ts';
import { SIEVES, type Sieve } from './ordinary.ts';
import type { RowScanner } from './row-scanner.ts';

/**
 * 侧面 — what a rule can see of a row, as a small number; rows that look alike through a rule's facets get one answer.
 *
 * A field's own facet is the number of its value, from 1; for a field with nearly as many values as pupils it says only
 * that the cell is empty or ordinary. The others compare cells.
 */
export type Facet = FieldName | Comparison;

/** Not to be told cheaply: the rule is to be asked. */
export const UNSURE = -1;
const EMPTY = 0;
const ORDINARY = 1;
const NO_COLUMN = 2;

const PLACES: ReadonlyMap<Facet, number> = new Map(
  [...FIELDS.map(({ name }): Facet => name), ...COMPARISONS].map((facet, place) => [facet, place]),
);

/** How many facets there are. */
export const PLACES_COUNT = PLACES.size;

/** Where a facet stands in `Facets.numbers`. */
export function placeOf(facet: Facet): number {
  return PLACES.get(facet) ?? -1;
}

/** How many bits a facet's number may take; a value beyond, the 64th wording of a code, say, is not remembered. */
export function roomOf(facet: Facet): number {
  return ROOMS.get(facet) ?? COMPARISON_BITS;
}

const COMPARISON_BITS = 10;

const ROOMS: ReadonlyMap<Facet, number> = new Map(
  FIELDS.map(({ name, kind }) => [name, SIEVES[name] ? 2 : typeof kind === 'object' ? 6 : 15]),
);

/** One column of the table being read that holds a field of ours. */
export interface Column {
  readonly column: number;
  readonly field: FieldName;
  readonly place: number;
  readonly sieve: Sieve | undefined;
  readonly values: Values;
  /** For a family member's field: where the facet of that member's name stands; -1 for any other field. */
  readonly namePlace: number;
}

const NAME_OF: ReadonlyMap<FieldName, FieldName> = new Map(
  MEMBERS.flatMap((member) => MEMBER_PARTS.map(({ part }) => [memberField(member, part), memberField(member, 'name')])),
);

/** Computes the facets of one row after another; remembers values across tables of different layout. */
export class Facets {
  /** The facets of the row last read, each in its place. */
  readonly numbers = new Int32Array(PLACES.size);
  /** The columns of the table being read. */
  columns: readonly Column[] = [];
  readonly #values = new Map<FieldName, Values>();
  #view: DataView = new DataView(new ArrayBuffer(0));
  /** By column: where the cell above lies, and the number it got. */
  #lastStart = new Int32Array(0);
  #lastLength = new Int32Array(0);
  #lastNumber = new Int32Array(0);
  #columnOf: ReadonlyMap<FieldName, number> = new Map();
  readonly #comparer: Comparer;

  constructor(setting: Setting, coding: Coding) {
    this.#comparer = new Comparer(setting, coding, placeOf);
  }

  /** The rows to come are laid out so. */
  use(layout: Layout): void {
    for (const { name } of FIELDS) this.numbers[placeOf(name)] = SIEVES[name] ? NO_COLUMN : EMPTY;
    this.columns = layout.columns.flatMap((field, column) => {
      if (field === undefined) return [];
      const values = this.#values.get(field) ?? new Values();
      this.#values.set(field, values);
      const namePlace = NAME_OF.has(field) ? placeOf(NAME_OF.get(field) ?? field) : -1;
      return [{ column, field, place: placeOf(field), sieve: SIEVES[field], values, namePlace }];
    });
    this.#columnOf = new Map(this.columns.map(({ field, column }) => [field, column]));
    this.#lastStart = new Int32Array(layout.columns.length);
    this.#lastLength = new Int32Array(layout.columns.length).fill(-1);
    this.#lastNumber = new Int32Array(layout.columns.length);
    this.#comparer.use(layout);
  }

  /** The column that holds a field; `undefined` where the table has none. */
  columnOf(field: FieldName): number | undefined {
    return this.#columnOf.get(field);
  }

  /** The rows to come lie in these bytes. */
  begin(bytes: Uint8Array): void {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#lastLength.fill(-1);
  }

  /** Compute the facets of the row just scanned. */
  read(bytes: Uint8Array, row: RowScanner): void {
    const { numbers } = this;
    const { starts, ends, escaped } = row;
    const { columns } = this;
    for (let i = 0; i < columns.length; i += 1) {
      const { column, place, sieve, values } = columns[i] as Column;
      const start = starts[column] as number;
      const end = ends[column] as number;
      if (escaped[column] !== 0) numbers[place] = UNSURE;
      else if (sieve !== undefined)
        numbers[place] = end === start ? EMPTY : sieve(bytes, start, end) ? ORDINARY : UNSURE;
      else this.#readValue(bytes, column, place, start, end, values);
    }
    this.#comparer.compare(bytes, row, numbers);
  }

  /** Pupils of one class lie together, so that a cell often says what the cell above it said. */
  #readValue(bytes: Uint8Array, column: number, place: number, start: number, end: number, values: Values): void {
    const length = end - start;
    const view = this.#view;
    if (
      length !== this.#lastLength[column] ||
      !areSame(bytes, view, start, bytes, view, this.#lastStart[column] as number, length)
    ) {
      this.#lastNumber[column] = values.numberOf(bytes, view, start, end) + 1 || UNSURE;
    }
    this.#lastStart[column] = start;
    this.#lastLength[column] = length;
    this.numbers[place] = this.#lastNumber[column] as number;
  }
}
