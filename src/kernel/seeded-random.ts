/**
 * Dice that fall alike on every machine: sfc32 on 32-bit integers, no clock, no floating-point function.
 *
 * `fork` gives a stream of its own that depends only on the seed, the name and the numbers, never on what was drawn
 * before: so that any part of a generated county can be made by itself.
 */
export class SeededRandom {
  private readonly high: number;
  private readonly low: number;
  private a: number;
  private b: number;
  private c: number;
  private counter = 1;

  constructor(high: number, low = 0) {
    this.high = high;
    this.low = low;
    this.a = scramble(high ^ 0x9e3779b9);
    this.b = scramble(low ^ 0x243f6a88);
    this.c = scramble(this.a ^ low);
    for (let i = 0; i < 10; i++) this.next();
  }

  /** An independent stream, for example of family 123: `random.fork('family', 123)`. */
  fork(name: string, first = 0, second = 0): SeededRandom {
    let high = this.high;
    let low = this.low;
    for (let i = 0; i < name.length; i++) high = scramble(high + name.charCodeAt(i));
    low = scramble(low + scramble(first + 0x9e3779b9) + high);
    high = scramble(high ^ scramble(second + 0x85ebca6b) ^ low);
    return new SeededRandom(high, scramble(low + high));
  }

  /** 0 up to 4,294,967,295. */
  next(): number {
    const sum = (((this.a + this.b) | 0) + this.counter) | 0;
    this.counter = (this.counter + 1) | 0;
    this.a = this.b ^ (this.b >>> 9);
    this.b = (this.c + (this.c << 3)) | 0;
    this.c = (((this.c << 21) | (this.c >>> 11)) + sum) | 0;
    return sum >>> 0;
  }

  /** 0 up to, not including, `limit`; `limit` at most two to the 21st, so that the product stays exact. */
  below(limit: number): number {
    return Math.floor((this.next() * limit) / 4_294_967_296);
  }

  /** From `least` to `most`, both included. */
  between(least: number, most: number): number {
    return least + this.below(most - least + 1);
  }

  /** True so many times in a thousand. */
  perMille(times: number): boolean {
    return this.below(1_000_000) < times * 1000;
  }

  pick<T>(list: readonly T[]): T {
    const chosen = list[this.below(list.length)];
    if (chosen === undefined) throw new Error('nothing to pick from');
    return chosen;
  }
}

/** The finisher of MurmurHash3: every input bit changes half of the output bits. */
function scramble(word: number): number {
  let mixed = word | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x85ebca6b);
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0xc2b2ae35);
  return (mixed ^ (mixed >>> 16)) | 0;
}
