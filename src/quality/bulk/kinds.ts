import { type Facet, placeOf } from './facets.ts';
import { Pairs } from './interning.ts';

/** Numbers the different kinds of row, as seen through some facets: alike in all of them, the same number. */
export class Kinds {
  readonly #places: Int32Array;
  readonly #pairs: readonly Pairs[];

  constructor(facets: readonly Facet[]) {
    this.#places = Int32Array.from(facets, placeOf);
    this.#pairs = facets.slice(1).map(() => new Pairs());
  }

  /** The kind of the row whose facets these are; -1 when one of them is unsure or there are too many kinds. */
  kindOf(numbers: Int32Array): number {
    const places = this.#places;
    if (places.length === 0) return 0;
    let kind = numbers[places[0] as number] as number;
    for (let i = 1; i < places.length; i += 1) {
      const next = numbers[places[i] as number] as number;
      if (kind < 0 || next < 0) return -1;
      kind = (this.#pairs[i - 1] as Pairs).numberOf(kind, next);
    }
    return kind;
  }
}
