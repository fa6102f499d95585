import { expect, test } from 'vitest';
import { SeededRandom } from './seeded-random.ts';

test('the same seed throws the same dice, on every machine', () => {
  const random = new SeededRandom(2025);
  expect([random.next(), random.next(), random.next()]).toEqual([1_518_704_102, 3_014_963_219, 2_022_039_920]);
});

test('a fork does not depend on what was drawn before it', () => {
  const fresh = new SeededRandom(7);
  const used = new SeededRandom(7);
  used.next();
  expect(used.fork('family', 123).next()).toBe(fresh.fork('family', 123).next());
});

test('forks of other names and numbers are other streams', () => {
  const random = new SeededRandom(7);
  const first = [
    random.fork('family', 1),
    random.fork('family', 2),
    random.fork('school', 1),
    random.fork('family', 1, 1),
    new SeededRandom(8).fork('family', 1),
  ].map((stream) => stream.next());
  expect(new Set(first).size).toBe(5);
});

test('every number below the limit comes about equally often', () => {
  const random = new SeededRandom(1);
  const seen = [0, 0, 0, 0, 0, 0, 0];
  for (let i = 0; i < 70_000; i++) {
    const drawn = random.below(7);
    seen[drawn] = (seen[drawn] ?? 0) + 1;
  }
  for (const times of seen) expect(Math.abs(times - 10_000)).toBeLessThan(400);
});

test('between takes both ends', () => {
  const random = new SeededRandom(3);
  const drawn = new Set(Array.from({ length: 200 }, () => random.between(5, 7)));
  expect([...drawn].sort()).toEqual([5, 6, 7]);
});
