/** How many words one entry takes: the hash, rule and chunk, row in the chunk, byte in the chunk. */
export const ENTRY_WORDS = 4;
/** Entries are dealt by hash into so many parts; each can then be joined by itself. */
export const PARTS = 64;
const FULL = 12_288 * ENTRY_WORDS;

/** Where a row lies: the chunk of the register, its row there, and the byte at which the row begins. */
export interface Place {
  readonly chunk: number;
  readonly row: number;
  readonly offset: number;
}

/** Takes the filled buffer of a part away, to wherever there is room. */
export type Spill = (part: number, entries: Uint32Array) => void;

/** Collects the hashed keys of every row, in constant memory: a part that is full is spilled. */
export class NeighbourStore {
  /** Part after part; what no entry was written to yet takes no memory. */
  readonly #entries = new Uint32Array(PARTS * FULL);
  /** By part: where its next entry goes. */
  readonly #ends = Int32Array.from({ length: PARTS }, (_, part) => part * FULL);
  readonly #spill: Spill;

  constructor(spill: Spill) {
    this.#spill = spill;
  }

  /** `rule` is below 8, `chunk` below 2^27; `breaks` says whether this record alone could make its group break the rule. */
  add(hash: number, rule: number, breaks: boolean, { chunk, row, offset }: Place): void {
    const entries = this.#entries;
    const part = hash >>> 26;
    const at = this.#ends[part] as number;
    entries[at] = hash;
    entries[at + 1] = chunk | (rule << 27) | (breaks ? 1 << 31 : 0);
    entries[at + 2] = row;
    entries[at + 3] = offset;
    this.#ends[part] = at + ENTRY_WORDS;
    if (at + ENTRY_WORDS === (part + 1) * FULL) {
      this.#spill(part, entries.subarray(part * FULL, at + ENTRY_WORDS));
      this.#ends[part] = part * FULL;
    }
  }

  /** What has not been spilled, part by part; the store is empty afterwards. */
  drain(): Uint32Array[] {
    return Array.from(this.#ends, (end, part) => {
      this.#ends[part] = part * FULL;
      return this.#entries.slice(part * FULL, end);
    });
  }
}

/** Rows of one rule whose keys have one hash: perhaps neighbours, to be looked at in earnest. */
export interface Candidates {
  /** The number of the register rule. */
  readonly number: number;
  readonly hash: number;
  readonly places: readonly Place[];
}

/** The groups of entries with one rule and one hash that are large enough and have somebody who could break the rule. */
export function* join(all: Uint32Array, atLeast: readonly number[]): Generator<Candidates> {
  const entries = withTwins(all);
  const count = entries.length / ENTRY_WORDS;
  const order = sortedByHash(entries, count);
  for (let from = 0; from < count; ) {
    let to = from + 1;
    while (to < count && isSameKey(entries, order[from] as number, order[to] as number)) to += 1;
    const rule = ruleOf(entries, order[from] as number);
    if (to - from >= (atLeast[rule] ?? 2)) {
      const members = order.subarray(from, to);
      if (members.some((entry) => (entries[entry * ENTRY_WORDS + 1] as number) >>> 31 === 1)) {
        const hash = (entries[(members[0] as number) * ENTRY_WORDS] as number) | 0;
        yield { number: rule, hash, places: Array.from(members, (entry) => placeOfEntry(entries, entry)) };
      }
    }
    from = to;
  }
}

/** Nearly every key is its record's alone: only entries that share a bit of a bitmap with another are worth sorting. */
function withTwins(all: Uint32Array): Uint32Array {
  const bits = 1 << Math.min(30, Math.max(8, Math.ceil(Math.log2(all.length / ENTRY_WORDS + 1)) + 4));
  const once = new Uint32Array(bits >>> 5);
  const twice = new Uint32Array(bits >>> 5);
  for (let at = 0; at < all.length; at += ENTRY_WORDS) {
    const bit = (all[at] as number) & (bits - 1);
    const mask = 1 << (bit & 31);
    if (((once[bit >>> 5] as number) & mask) !== 0) twice[bit >>> 5] = (twice[bit >>> 5] as number) | mask;
    else once[bit >>> 5] = (once[bit >>> 5] as number) | mask;
  }
  let kept = 0;
  for (let at = 0; at < all.length; at += ENTRY_WORDS) {
    const bit = (all[at] as number) & (bits - 1);
    if (((twice[bit >>> 5] as number) & (1 << (bit & 31))) === 0) continue;
    all.copyWithin(kept, at, at + ENTRY_WORDS);
    kept += ENTRY_WORDS;
  }
  return all.subarray(0, kept);
}

function placeOfEntry(entries: Uint32Array, entry: number): Place {
  const at = entry * ENTRY_WORDS;
  return {
    chunk: (entries[at + 1] as number) & 0x07ff_ffff,
    row: entries[at + 2] as number,
    offset: entries[at + 3] as number,
  };
}

function ruleOf(entries: Uint32Array, entry: number): number {
  return ((entries[entry * ENTRY_WORDS + 1] as number) >>> 27) & 0xf;
}

function isSameKey(entries: Uint32Array, a: number, b: number): boolean {
  return entries[a * ENTRY_WORDS] === entries[b * ENTRY_WORDS] && ruleOf(entries, a) === ruleOf(entries, b);
}

/** Entry numbers so that entries of one hash lie together, in the order of the register. */
function sortedByHash(entries: Uint32Array, count: number): Int32Array {
  const buckets = 1 << Math.max(1, Math.ceil(Math.log2(count + 1)));
  const starts = new Int32Array(buckets + 1);
  const bucketOf = (entry: number) => (entries[entry * ENTRY_WORDS] as number) & (buckets - 1);
  for (let entry = 0; entry < count; entry += 1)
    starts[bucketOf(entry) + 1] = (starts[bucketOf(entry) + 1] as number) + 1;
  for (let i = 0; i < buckets; i += 1) starts[i + 1] = (starts[i + 1] as number) + (starts[i] as number);
  const order = new Int32Array(count);
  const next = starts.slice();
  for (let entry = 0; entry < count; entry += 1) {
    const bucket = bucketOf(entry);
    order[next[bucket] as number] = entry;
    next[bucket] = (next[bucket] as number) + 1;
  }
  for (let i = 0; i < buckets; i += 1) {
    const from = starts[i] as number;
    const to = starts[i + 1] as number;
    if (to - from > 12) order.subarray(from, to).sort((a, b) => comparedByKey(entries, a, b));
    else if (to - from > 1) insertionSort(entries, order, from, to);
  }
  return order;
}

/** Most buckets hold two or three entries, for which a call of the general sort costs more than the sorting. */
function insertionSort(entries: Uint32Array, order: Int32Array, from: number, to: number): void {
  for (let i = from + 1; i < to; i += 1) {
    const entry = order[i] as number;
    let at = i;
    while (at > from && comparedByKey(entries, order[at - 1] as number, entry) > 0) {
      order[at] = order[at - 1] as number;
      at -= 1;
    }
    order[at] = entry;
  }
}

function comparedByKey(entries: Uint32Array, a: number, b: number): number {
  return (
    (entries[a * ENTRY_WORDS] as number) - (entries[b * ENTRY_WORDS] as number) ||
    ruleOf(entries, a) - ruleOf(entries, b) ||
    ((entries[a * ENTRY_WORDS + 1] as number) & 0x07ff_ffff) -
      ((entries[b * ENTRY_WORDS + 1] as number) & 0x07ff_ffff) ||
    (entries[a * ENTRY_WORDS + 2] as number) - (entries[b * ENTRY_WORDS + 2] as number)
  );
}
