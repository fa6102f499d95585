import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { GOOD_ODDITIES } from '#test/documents/good-oddities.ts';
import { readHere } from '#test/documents/read-apart.ts';

/** One way in which a file is damaged on its way: cut off, bits flipped, a stretch lost, a figure overwritten. */
const damage = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at: fc.double({ min: 0, max: 1, noNaN: true }) }),
  fc.record({ kind: fc.constant('flip' as const), at: fc.double({ min: 0, max: 1, noNaN: true }), bit: fc.nat(7) }),
  fc.record({
    kind: fc.constant('lose' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    count: fc.integer({ min: 1, max: 64 }),
  }),
  fc.record({
    kind: fc.constant('figure' as const),
    at: fc.double({ min: 0, max: 1, noNaN: true }),
    value: fc.constantFrom(0, 65_535, 0x7fffffff, 0xffffffff),
  }),
);

type Damage = typeof damage extends fc.Arbitrary<infer T> ? T : never;

describe.each(['xls', 'xlsx', 'XML 2003', 'web page', 'CSV'])('a damaged %s', (kind) => {
  const seed = Object.entries(GOOD_ODDITIES).find(
    ([name]) => name === `LibreOffice .${kind}` || name === `LibreOffice ${kind}`,
  )?.[1];

  test('is read or refused, and never breaks the reader', async () => {
    const bytes = (await seed?.make()) ?? Buffer.alloc(0);
    expect(bytes.length).toBeGreaterThan(300);
    await fc.assert(
      fc.asyncProperty(fc.array(damage, { minLength: 1, maxLength: 3 }), async (damages) => {
        const damaged = damages.reduce(harm, Buffer.from(bytes));
        if (damaged.length === 0) return;
        const read = await readHere(damaged);
        if ('refused' in read) expect(read.message).toMatch(/。$/);
        else if (kind === 'xlsx') expect(Object.keys(read.sheets)).toEqual(['Sheet1']);
      }),
      { numRuns: 150, seed: 2025 },
    );
  });
});

function harm(bytes: Buffer, damage: Damage): Buffer {
  const at = Math.floor(damage.at * bytes.length);
  if (damage.kind === 'cut') return bytes.subarray(0, at);
  if (damage.kind === 'lose') return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + damage.count)]);
  const harmed = Buffer.from(bytes);
  if (damage.kind === 'flip' && at < harmed.length) harmed[at] = (harmed[at] ?? 0) ^ (1 << damage.bit);
  if (damage.kind === 'figure' && at + 4 <= harmed.length) harmed.writeUInt32LE(damage.value, at);
  return harmed;
}
