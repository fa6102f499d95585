import { type Facet, placeOf, roomOf } from './facets.ts';
import { Pairs } from './interning.ts';

const COLUMNS = placeOf('columns');

/** As many bits as one step can take without becoming negative. */
const STEP_BITS = 30;

/** Some facets packed into one number, the first highest. */
interface Step {
  readonly places: Int32Array;
  readonly bits: Int32Array;
  readonly pairs: Pairs;
  /** What went in and came out for the row above: it is mostly the same again. */
  readonly last: Int32Array;
}

/** Numbers the different kinds of row, as seen through some facets: alike in all of them, the same number. */
export class Kinds {
  readonly #steps: readonly Step[];
  /** Of a single facet the number itself is the kind. */
  readonly #onlyPlace: number;

  constructor(facets: readonly Facet[]) {
    this.#onlyPlace = facets.length === 1 ? placeOf(facets[0] ?? 'name') : -1;
    this.#steps = stepsOf(facets).map((step) => ({
      places: Int32Array.from(step, placeOf),
      bits: Int32Array.from(step, roomOf),
      pairs: new Pairs(),
      last: Int32Array.of(-1, -1, -1),
    }));
  }

  /** The kind of the row whose facets these are; -1 when one of them is unsure or there are too many kinds. */
  kindOf(numbers: Int32Array): number {
    if (this.#onlyPlace >= 0) return numbers[this.#onlyPlace] as number;
    // Whether a rule is asked depends on which columns there are, also on those it has no facet of.
    let kind = numbers[COLUMNS] as number;
    const steps = this.#steps;
    for (let at = 0; at < steps.length; at += 1) {
      const { places, bits, pairs, last } = steps[at] as Step;
      let packed = 0;
      for (let i = 0; i < places.length; i += 1) {
        const number = numbers[places[i] as number] as number;
        const room = bits[i] as number;
        if (number < 0 || number >>> room !== 0) return -1;
        packed = (packed << room) | number;
      }
      if (last[0] !== kind || last[1] !== packed) {
        last[0] = kind;
        last[1] = packed;
        last[2] = pairs.numberOf(kind, packed);
      }
      kind = last[2] as number;
      if (kind < 0) return -1;
    }
    return kind;
  }
}

function stepsOf(facets: readonly Facet[]): readonly (readonly Facet[])[] {
  const steps: Facet[][] = [];
  let left = 0;
  for (const facet of facets) {
    const bits = roomOf(facet);
    if (bits > left) {
      steps.push([]);
      left = STEP_BITS;
    }
    steps.at(-1)?.push(facet);
    left -= bits;
  }
  return steps;
}
