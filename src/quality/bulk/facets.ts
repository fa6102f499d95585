import { FIELDS, type FieldName, MEMBER_PARTS, MEMBERS, memberField } from '#src/registry/fields.ts';
import type { Setting } from '../rule.ts';
import { COMPARISONS, Comparer, type Comparison, dayOf } from './comparisons.ts';
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
export const ORDINARY = 1;
const NO_COLUMN = 2;
/** Everybody who watches. */
export const ALL = -1;

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
  /** By the facet's number: the text of the value, where somebody has asked for it. */
  readonly texts: (string | undefined)[];
  /** For a family member's field: where the facet of that member's name stands; -1 for any other field. */
  readonly namePlace: number;
}

const NAME_OF: ReadonlyMap<FieldName, FieldName> = new Map(
  MEMBERS.flatMap((member) => MEMBER_PARTS.map(({ part }) => [memberField(member, part), memberField(member, 'name')])),
);

function isHashed(sieve: Sieve | undefined): boolean {
  return sieve === undefined || !UNHASHED.has(sieve);
}

const UNHASHED: ReadonlySet<Sieve> = new Set(['address', 'day', 'region', 'none']);

/** Computes the facets of one row after another; remembers values across tables of different layout. */
export class Facets {
  /** The facets of the row last read, each in its place. */
  readonly numbers = new Int32Array(PLACES.size);
  /** The columns in which the row last read has another facet than the one before, or an unsure one; `alterations` of them. */
  altered = new Int32Array(0);
  alterations = 0;
  /** A bit for each who watches: set when one of their facets alters, and left to the reader to clear. */
  dirty = ALL;
  #nextBit = 1;
  readonly #watchers = new Int32Array(PLACES.size);
  readonly #today: number;
  /** The columns of the table being read. */
  columns: readonly Column[] = [];
  readonly #values = new Map<FieldName, Values>();
  readonly #texts = new Map<FieldName, (string | undefined)[]>();
  /** By column: 1 where the scanner is to make a hash, of values that are remembered and cells that keys are made of. */
  hashed = new Uint8Array(0);
  #byColumn: readonly (Column | undefined)[] = [];
  #columnOf: ReadonlyMap<FieldName, number> = new Map();
  readonly #columnSets = new Map<string, number>();
  readonly #comparer: Comparer;

  constructor(setting: Setting, coding: Coding) {
    this.#today = dayOf(setting.today);
    this.#comparer = new Comparer(setting, coding, placeOf);
  }

  /** The rows to come are laid out so. */
  use(layout: Layout): void {
    for (const { name } of FIELDS) this.numbers[placeOf(name)] = SIEVES[name] ? NO_COLUMN : EMPTY;
    this.columns = layout.columns.flatMap((field, column) => {
      if (field === undefined) return [];
      const values = this.#values.get(field) ?? new Values();
      const texts = this.#texts.get(field) ?? [];
      this.#values.set(field, values);
      this.#texts.set(field, texts);
      const namePlace = NAME_OF.has(field) ? placeOf(NAME_OF.get(field) ?? field) : -1;
      return [{ column, field, place: placeOf(field), sieve: SIEVES[field], values, texts, namePlace }];
    });
    this.#byColumn = layout.columns.map((_, column) => this.columns.find((known) => known.column === column));
    this.altered = new Int32Array(layout.columns.length);
    this.dirty = ALL;
    this.hashed = Uint8Array.from([...layout.columns, undefined], (field) =>
      field && isHashed(SIEVES[field]) ? 1 : 0,
    );
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
  read(bytes: Uint8Array, view: DataView, { starts, ends, escaped, hashes, changed, changes }: RowScanner): void {
    const { numbers, altered } = this;
    let alterations = 0;
    for (let i = 0; i < changes; i += 1) {
      const column = changed[i] as number;
      const known = this.#byColumn[column];
      if (known === undefined) continue;
      const { place, sieve, values } = known;
      const start = starts[column] as number;
      const end = ends[column] as number;
      let number: number;
      if (escaped[column] !== 0) number = UNSURE;
      else if (sieve === undefined)
        number = values.numberOf(bytes, view, start, end, hashes[column] as number) + 1 || UNSURE;
      else if (end === start) number = EMPTY;
      else number = isOrdinary(sieve, bytes, view, start, end, this.#today) ? ORDINARY : UNSURE;
      if (number === numbers[place] && number !== UNSURE) continue;
      altered[alterations] = column;
      alterations += 1;
      this.#enter(place, number);
    }
    this.alterations = alterations;
    this.#comparer.compare(bytes, starts, ends, numbers, this.#enter);
  }

  /** Answers with the bit that `dirty` has when one of these facets is another than it was; 0 when there are no more bits. */
  watch(facets: readonly Facet[]): number {
    const bit = this.#nextBit;
    this.#nextBit = (bit << 1) | 0;
    for (const facet of facets) this.#watchers[placeOf(facet)] = (this.#watchers[placeOf(facet)] as number) | bit;
    return bit;
  }

  readonly #enter = (place: number, number: number): void => {
    if (this.numbers[place] === number) return;
    this.numbers[place] = number;
    this.dirty |= this.#watchers[place] as number;
  };

  /** The field of ours that a column holds; `undefined` where it holds none. */
  at(column: number): Column | undefined {
    return this.#byColumn[column];
  }
}
