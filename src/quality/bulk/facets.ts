import { FIELDS, type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Setting } from '../rule.ts';
import { COMPARISONS, Comparer, type Comparison } from './comparisons.ts';
import { Values } from './interning.ts';
import type { Coding, Layout } from './layout.ts';
import { isOrdinary, SIEVES, type Sieve } from './ordinary.ts';
import type { RowScanner } from './row-scanner.ts';

/**
 * 侧面 — what a rule can see of a row, as a small number; rows that look alike through a rule's facets get one answer.
 *
 * A field's own facet is the number of its value, from 1; for a field with nearly as many values as pupils it says only
 * that the cell is empty or ordinary. The others compare cells.
 */
export type Facet = FieldName | Comparison | 'columns';

/** Not to be told cheaply: the rule is to be asked. */
export const UNSURE = -1;
const EMPTY = 0;
const ORDINARY = 1;
const NO_COLUMN = 2;

const PLACES: ReadonlyMap<Facet, number> = new Map(
  [...FIELDS.map(({ name }): Facet => name), ...COMPARISONS, 'columns' as const].map((facet, place) => [facet, place]),
);

/** Where a facet stands in `Facets.numbers`. */
export function placeOf(facet: Facet): number {
  return PLACES.get(facet) ?? -1;
}

/** How many bits a facet's number may take; a value beyond, the 64th wording of a code, say, is not remembered. */
export function roomOf(facet: Facet): number {
  return facet === 'household county' ? COUNTY_BITS : (ROOMS.get(facet) ?? COMPARISON_BITS);
}

const COMPARISON_BITS = 10;
const COUNTY_BITS = 20;

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
  #byColumn: readonly (Column | undefined)[] = [];
  #columnOf: ReadonlyMap<FieldName, number> = new Map();
  readonly #columnSets = new Map<string, number>();
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
    this.#byColumn = layout.columns.map((_, column) => this.columns.find((known) => known.column === column));
    this.#columnOf = new Map(this.columns.map(({ field, column }) => [field, column]));
    this.#comparer.use(layout);
    this.numbers[placeOf('columns')] = this.#numberOfColumns();
  }

  /** Tables that have the same fields, in whatever order, have the same number. */
  #numberOfColumns(): number {
    const fields = this.columns.map(({ field }) => field).toSorted();
    const number = this.#columnSets.get(fields.join()) ?? this.#columnSets.size;
    this.#columnSets.set(fields.join(), number);
    return number;
  }

  /** The column that holds a field; `undefined` where the table has none. */
  columnOf(field: FieldName): number | undefined {
    return this.#columnOf.get(field);
  }

  /** Compute the facets of the row just scanned. A cell that says what the cell above says keeps that one's number. */
  read(bytes: Uint8Array, view: DataView, { starts, ends, escaped, changed, changes }: RowScanner): void {
    const { numbers } = this;
    for (let i = 0; i < changes; i += 1) {
      const column = changed[i] as number;
      const known = this.#byColumn[column];
      if (known === undefined) continue;
      const { place, sieve, values } = known;
      const start = starts[column] as number;
      const end = ends[column] as number;
      if (escaped[column] !== 0) numbers[place] = UNSURE;
      else if (sieve === undefined) numbers[place] = values.numberOf(bytes, view, start, end) + 1 || UNSURE;
      else if (end === start) numbers[place] = EMPTY;
      else numbers[place] = isOrdinary(sieve, bytes, start, end) ? ORDINARY : UNSURE;
    }
    this.#comparer.compare(bytes, starts, ends, numbers);
  }

  /** The field of ours that a column holds; `undefined` where it holds none. */
  at(column: number): Column | undefined {
    return this.#byColumn[column];
  }
}
